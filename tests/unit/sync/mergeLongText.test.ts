// Notes so long, or of so many equal lines, that comparing them line by line would hold up the hub.
import { expect, test } from 'vitest';
import { mergeText } from '#shared/sync/mergeText.ts';

const empty = '\n'.repeat(30_000);

test('edits at both ends of thirty thousand empty lines are both kept', () => {
  const { text, hasClash } = mergeText(`mine\n${empty}`, empty, `${empty}\ntheirs`);
  expect([text.startsWith('<<<<<<<\n'), text.includes('mine'), text.includes('theirs'), hasClash]).toEqual([
    ...[true, true, true, true],
  ]);
});

test('what all three share at both ends costs nothing', () => {
  const head = '\n'.repeat(20_000);
  expect(
    mergeText(`${head}a\nx\nb2\n${head}`, `${head}a\nx\nb\n${head}`, `${head}a2\nx\nb\n${head}`),
  ).toEqual({
    text: `${head}a2\nx\nb2\n${head}`,
    hasClash: false,
  });
});

test('thirty thousand lines that have nothing in common', () => {
  const made = (word: string) => Array.from({ length: 30_000 }, (_, at) => `${word} ${at}`).join('\n');
  expect(mergeText(made('a'), made('b'), made('c')).hasClash).toBe(true);
});
