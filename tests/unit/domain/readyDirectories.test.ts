// Ready lists: whole in each language, no name twice.
import { expect, it } from 'vitest';
import { fold } from '#shared/domain/fold.ts';
import { languages } from '#shared/domain/language.ts';
import { readyDirectories, trades } from '#shared/domain/readyDirectories.ts';

it.each(trades.flatMap((trade) => languages.map((language) => [trade, language] as const)))(
  '%s in %s names each entry once',
  (trade, language) => {
    for (const [kind, entries] of Object.entries(readyDirectories(trade, language))) {
      const names = entries.map(({ name }) => fold(name));
      expect([kind, names]).toEqual([kind, [...new Set(names)]]);
      expect(names.every((name) => name !== '')).toBe(true);
    }
  },
);
