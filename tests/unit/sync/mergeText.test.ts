// Notes that two wrote at once: lines of both, and both blocks where they met.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeText } from '#shared/sync/mergeText.ts';

const base = 'one\ntwo\nthree\nfour\nfive';

describe('mergeText', () => {
  it.each([
    ['nothing changed', base, base, base, base, false],
    ['only mine', `${base}\nsix`, base, base, `${base}\nsix`, false],
    ['only theirs', base, base, 'zero\none', 'zero\none', false],
    ['the same by both', 'x', 'a', 'x', 'x', false],
    [
      'far lines',
      'ONE\ntwo\nthree\nfour\nfive',
      base,
      'one\ntwo\nthree\nfour\nFIVE',
      'ONE\ntwo\nthree\nfour\nFIVE',
      false,
    ],
    [
      'a line added, a line taken',
      `${base}\nsix`,
      base,
      'two\nthree\nfour\nfive',
      'two\nthree\nfour\nfive\nsix',
      false,
    ],
    ['one line by both', 'mine', 'old', 'theirs', '<<<<<<<\ntheirs\n=======\nmine\n>>>>>>>', true],
    ['both new', 'mine', '', 'theirs', '<<<<<<<\ntheirs\n=======\nmine\n>>>>>>>', true],
    [
      'edited here, taken away there',
      'a\nB\nc',
      'a\nb\nc',
      'a\nc',
      'a\n<<<<<<<\n=======\nB\n>>>>>>>\nc',
      true,
    ],
    [
      'names of an object',
      'constructor\n__proto__',
      '__proto__',
      'toString\n__proto__',
      '<<<<<<<\ntoString\n=======\nconstructor\n>>>>>>>\n__proto__',
      true,
    ],
  ])('%s', (_name, mine, old, theirs, text, hasClash) => {
    expect(mergeText(mine, old, theirs)).toEqual({ text, hasClash });
  });

  it('keeps every line that one of the two added', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '', 'c', 'd'), { maxLength: 8 }).map((l) => l.join('\n'));
    const fresh = (prefix: string): fc.Arbitrary<[number, string][]> =>
      fc.array(
        fc.tuple(
          fc.nat(8),
          fc.nat(99).map((n) => `${prefix}${n}`),
        ),
        { maxLength: 3 },
      );
    const insert = (into: string, added: [number, string][]): string => {
      const lines = into.split('\n');
      for (const [at, line] of added) lines.splice(at, 0, line);
      return lines.join('\n');
    };
    fc.assert(
      fc.property(text, fresh('m'), fresh('t'), (old, mine, theirs) => {
        const lines = new Set(mergeText(insert(old, mine), old, insert(old, theirs)).text.split('\n'));
        for (const [, line] of [...mine, ...theirs]) expect(lines).toContain(line);
      }),
    );
  });

  it('does not hold the hub on thousands of equal lines: both blocks stay', () => {
    const many = '\n'.repeat(30_000);
    const { text, hasClash } = mergeText(`a${many}b`, `c${many}d`, `e${many}f`);
    expect(hasClash).toBe(true);
    for (const word of ['a', 'b', 'e', 'f']) expect(text.split('\n')).toContain(word);
  });

  it('joins the two ends of a very long text', () => {
    const many = Array.from({ length: 3_000 }, (_, n) => `line ${n}`).join('\n');
    expect(mergeText(`${many}\nmine`, many, `theirs\n${many}`)).toEqual({
      text: `theirs\n${many}\nmine`,
      hasClash: false,
    });
  });
});
