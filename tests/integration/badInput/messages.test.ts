// Every named reason that the program can give has its sentence in the three catalogues: those of the sources, those of
// the contract, and those of the rows that an import leaves out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { smtpReasons } from '#main/mail/smtpReasons.rules.ts';
import { allCalls } from '#shared/contract/index.ts';
import { expectTexts } from './refusals.ts';

const root = join(import.meta.dirname, '../../..');
const sources = ['src-main', 'src-shared', 'src-hub'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
);

/** Their code says all there is to say to a person: the sentence of `invalid_input` or `cancelled`. */
const saidByCode = ['fields', 'cancelled', 'pdf_disposed', 'unknown_call', 'not_a_query', 'cursor'];

/** What hub and workstation tell each other, of which a person hears by another reason or not at all. */
const betweenPrograms = [
  ...['gap', 'resync', 'other_past', 'other_nonce', 'numbers_apart', 'no_such_call', 'not_collected'],
  // Of a code to get in: a workstation says `bad_code`.
  ...['wrong_code', 'code_expired', 'code_used', 'too_many_tries'],
];

/** Reasons of a union type by its name, as the exchange names them. */
const unions = ['RowReason', 'CsvProblemReason', 'PictureReason', 'ProblemReason'];

function namedReasons(): Set<string> {
  const found = new Set<string>(smtpReasons);
  for (const [, call] of allCalls())
    if ('reasons' in call) for (const reason of call.reasons) found.add(reason);
  for (const text of sources) {
    // A bug is told by its number.
    for (const [, code, reason] of text.matchAll(/new AppError\(\s*'([a-z_]+)',\s*'([a-z0-9_]+)'/g))
      if (code !== 'bug') found.add(reason ?? '');
    for (const [, reason] of text.matchAll(/(?:skip|addProblem)\(state, [^;]*?'([a-z]+_[a-z_]+)'/g))
      found.add(reason ?? '');
    for (const name of unions) {
      const union = new RegExp(`type ${name} =([^;]+);`).exec(text)?.[1] ?? '';
      for (const [, reason] of union.matchAll(/'([a-z_]+)'/g)) found.add(reason ?? '');
    }
  }
  return found;
}

it('every reason has its text in English, Azerbaijani and Russian', () => {
  const reasons = [...namedReasons()].filter(
    (reason) => ![...saidByCode, ...betweenPrograms].includes(reason),
  );
  // The walk really read the sources.
  expect(reasons.length).toBeGreaterThan(120);
  for (const reason of reasons) expectTexts(reason);
});
