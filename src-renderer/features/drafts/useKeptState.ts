// The same for a form without react-hook-form: its state, kept until it is saved or dropped. Never rows and never
// passwords: `hide` says what is not kept.
import { useCallback, useState } from 'react';
import { useDraftKeeper } from '#renderer/data/DraftProvider.tsx';
import { draftOf, withDraft } from './draft.rules.ts';

export type KeptState<T> = {
  values: T;
  set: (values: T) => void;
  /** Not saved yet. */
  isChanged: boolean;
  /** When what is shown was typed; undefined when it came from no earlier visit. */
  restoredAt: number | undefined;
  /** Forgets the draft; the form shows `values`, by default what it began with. */
  drop: (values?: T) => void;
};

/**
 * @param start what is stored; a change of it from elsewhere (Undo, another window) shows itself unless something was
 *   typed meanwhile
 * @param hide takes out what must not be kept
 */
export function useKeptState<T extends object>(
  key: string,
  start: T,
  hide: (values: T) => object = (values) => values,
): KeptState<T> {
  const keeper = useDraftKeeper();
  const [state, setState] = useState(() => {
    const found = keeper.find(key);
    const restored = found && withDraft(start, found.text);
    return {
      values: restored ?? start,
      isChanged: restored !== undefined,
      restoredAt: restored && found?.savedAt,
    };
  });
  const stored = JSON.stringify(start);
  const [seen, setSeen] = useState(stored);
  if (seen !== stored) {
    setSeen(stored);
    if (!state.isChanged) setState((last) => ({ ...last, values: start }));
  }
  const set = useCallback(
    (values: T) => {
      const text = draftOf(hide(JSON.parse(stored) as T), hide(values));
      if (text === undefined) keeper.drop(key);
      else keeper.keep(key, text);
      setState((last) => ({ ...last, values, isChanged: true }));
    },
    [keeper, key, hide, stored],
  );
  const drop = (values: T = start): void => {
    keeper.drop(key);
    setState({ values, isChanged: false, restoredAt: undefined });
  };
  return { ...state, set, drop };
}
