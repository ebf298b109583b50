// Words that a one-line field offers while it is typed in; any other text may stand there too.
import { type ReactNode, useId } from 'react';

/** `const [props, list] = useWordList(words)`: the props go to the TextField, the list beside it. Nothing without words. */
export function useWordList(words: readonly string[]): [props: { list?: string }, list: ReactNode] {
  const id = useId();
  if (words.length === 0) return [{}, null];
  return [
    { list: id },
    <datalist key={id} id={id}>
      {words.map((word) => (
        <option key={word} value={word} />
      ))}
    </datalist>,
  ];
}
