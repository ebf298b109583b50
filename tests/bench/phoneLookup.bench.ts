// Whose number it is, asked of the core by contract: numbers as a PBX sends them and as people write them, numbers of nobody,
// one number on 500 cards; beside the bare statements over the same index.
import { seededRandom } from '#shared/lib/seededRandom.ts';
import { type BenchCore, onBoth } from './benchCore.ts';
import { byText, joined } from './compared.ts';
import type { BenchRow } from './measure.ts';

const askedOfEach = 100;
const cards = 500;
const heavy = { number: '+994129990000', digits: '994129990000', national: '129990000', tail: '9990000' };

/** Not captured: the company is as it was when the row is measured. */
function putHeavy({ core }: BenchCore, isThere: boolean): void {
  const request = {
    command: 'bench',
    commandId: 'bench',
    isUndoable: false,
    keepsAnswer: false,
    isReplay: true,
  };
  core.gate.write(request, (tx) => {
    tx.sql.run("DELETE FROM contact_points WHERE id GLOB 'bench-*'");
    if (!isThere) return;
    tx.sql.run(
      `INSERT INTO contact_points(id, partner_id, kind, value, normalized, digits, national, tail, created_at, updated_at)
       SELECT 'bench-' || rid, id, 'phone', :number, :number, :digits, :national, :tail, 0, 0
       FROM partners WHERE deleted_at IS NULL ORDER BY rid LIMIT ${cards}`,
      heavy,
    );
  });
}

type Stored = { digits: string; national: string; tail: string };
/** `text` is the kind of question: of each the p95 is told, the slowest is judged. */
type Sample = { text: string; number: string; keys: Stored };

function storedNumbers({ floor }: BenchCore): Stored[] {
  const random = seededRandom('bench numbers');
  const count = floor.prepare('SELECT max(rowid) FROM contact_points').pluck().get() as number;
  const next = floor.prepare<[number], Stored>(
    `SELECT digits, national, tail FROM contact_points
     WHERE rowid >= ? AND kind = 'phone' AND normalized <> '' ORDER BY rowid LIMIT 1`,
  );
  return Array.from({ length: askedOfEach }, () => next.get(Math.floor(count * random.next()))).filter(
    (row) => row !== undefined,
  );
}

function samplesOf(opened: BenchCore): Sample[] {
  const random = seededRandom('bench misses');
  const missed = Array.from({ length: askedOfEach }, () => {
    const national = `5${random.int(10_000_000, 19_999_999)}`;
    return { digits: `994${national}`, national, tail: national.slice(-7) };
  });
  const stored = storedNumbers(opened);
  const of = (text: string, rows: readonly Stored[], write: (row: Stored) => string): Sample[] =>
    rows.map((keys) => ({ text, number: write(keys), keys }));
  return [
    ...of('as a PBX sends it', stored, ({ digits }) => `+${digits}`),
    ...of('SIP address', stored, ({ digits }) => `sip:+${digits}@pbx.example.az;user=phone`),
    ...of('without its country', stored, ({ national }) => `0${national}`),
    ...of('seven digits', stored, ({ tail }) => tail),
    ...of('of nobody', missed, ({ digits }) => `+${digits}`),
    ...of('of nobody, short', missed, ({ national }) => national.slice(0, 4)),
    ...of(
      'on 500 cards',
      Array.from({ length: askedOfEach }, () => heavy),
      () => heavy.number,
    ),
  ];
}

/** The same people by the three keys, as far as the first that finds somebody. */
function bareLookUp({ floor }: BenchCore): (sample: Sample) => unknown {
  const statements = (['digits', 'national', 'tail'] as const).map((column) => ({
    column,
    statement: floor.prepare(
      `SELECT cp.partner_id, p.name, cp.contact_id, c.name FROM contact_points cp
       JOIN partners p ON p.id = cp.partner_id LEFT JOIN contacts c ON c.id = cp.contact_id
       WHERE cp.${column} = ? LIMIT 11`,
    ),
  }));
  return ({ keys }) => statements.find(({ column, statement }) => statement.all(keys[column]).length > 0);
}

export const phoneLookupRows: readonly BenchRow[] = [
  {
    names: ['phone.lookup'],
    async measure(bench) {
      const result = await onBoth(bench, async (opened) => {
        putHeavy(opened, true);
        try {
          const ours = ({ number }: Sample) => opened.core.call('callLog.lookUp', { number });
          const count = opened.floor
            .prepare("SELECT count(*) FROM contact_points WHERE kind = 'phone'")
            .pluck()
            .get();
          const compared = await byText(samplesOf(opened), ours, bareLookUp(opened));
          return { ...compared, notes: [...(compared.notes ?? []), `${count} numbers`] };
        } finally {
          putHeavy(opened, false);
        }
      });
      return { 'phone.lookup': joined(result) };
    },
  },
];
