// Which field each CSV header most likely means. Guesses; the user sees and changes them before the dry run.
// Pure.
import { fold } from '#shared/domain/fold.ts';
import { type CsvFieldId, csvFields } from './csvFields.ts';

/** Letters and digits of a header as separate folded words: «Телефон №2 (моб.)» → телефон 2 моб. */
function toWords(header: string): string {
  return fold(header)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A header may be numbered: «Phone 2», «email1». */
const withoutNumber = (words: string): string => words.replace(/\s*\d+$/, '').trim();

type Alias = { fieldId: CsvFieldId; rank: number; words: string };

const aliases: readonly Alias[] = csvFields.flatMap(({ id, aliases: names }, index) =>
  names.map((name) => ({ fieldId: id, rank: csvFields.length - index, words: toWords(name) })),
);
const multipleIds = new Set(csvFields.filter((field) => field.isMultiple).map((field) => field.id));

/** Exact 1000, exact but for a number 900, else by the field's rank when all words of an alias are inside. */
function score(header: string, { words, rank }: Alias): number {
  if (header === words) return 1000;
  if (withoutNumber(header) === words) return 900;
  return ` ${header} `.includes(` ${words} `) ? rank : 0;
}

function bestField(header: string): { fieldId: CsvFieldId; points: number } | undefined {
  let best: { fieldId: CsvFieldId; points: number } | undefined;
  for (const alias of aliases) {
    const points = score(header, alias);
    if (points > (best?.points ?? 0)) best = { fieldId: alias.fieldId, points };
  }
  return best;
}

/**
 * One entry a column, in order; undefined = unknown or already taken by a better column.
 * A field that cannot repeat goes to the column that matches best, the first of equals.
 */
export function guessMapping(headers: readonly string[]): (CsvFieldId | undefined)[] {
  const guesses = headers.map((header) => bestField(toWords(header)));
  return guesses.map((guess, column) => {
    if (guess === undefined || multipleIds.has(guess.fieldId)) return guess?.fieldId;
    const isTaken = guesses.some(
      (other, index) =>
        other?.fieldId === guess.fieldId &&
        (other.points > guess.points || (other.points === guess.points && index < column)),
    );
    return isTaken ? undefined : guess.fieldId;
  });
}
