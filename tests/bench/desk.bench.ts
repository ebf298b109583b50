// Rows of the desk inside the core: what each screen asks by contract, beside the bare statements for the same rows.
import { dateInZone } from '#shared/domain/dates.ts';
import { fold } from '#shared/domain/fold.ts';
import { type BenchCore, onBoth } from './benchCore.ts';
import { benchNowMs } from './company.ts';
import { type BenchRow, type Measured, type Timing, timed } from './measure.ts';

const today = dateInZone(benchNowMs, 'Asia/Baku');
const dayMs = 86_400_000;
const todayMs = Date.parse(`${today}T00:00:00Z`) - 4 * 3_600_000;

const day = { from: today, to: today };

type ClientCall = (opened: BenchCore, partnerId: string) => Promise<unknown>;

const clientCalls: Readonly<Record<string, ClientCall>> = {
  'partners.load': ({ core }, id) => core.call('partners.load', { id }),
  'desk.loadClientSummary': ({ core }, partnerId) => core.call('desk.loadClientSummary', { partnerId }),
  'interactions.list': ({ core }, partnerId) => core.call('interactions.list', { partnerId, limit: 30 }),
  'desk.loadFinance': ({ core }, partnerId) => core.call('desk.loadFinance', { partnerId }),
  'desk.listFinance': ({ core }, partnerId) => core.call('desk.listFinance', { partnerId, limit: 30 }),
};

/** What the client's panel shows at once. */
const selectClient: ClientCall = (opened, partnerId) =>
  Promise.all(Object.values(clientCalls).map((call) => call(opened, partnerId)));

function clientFloor({ floor }: BenchCore): (partnerId: string) => void {
  const statements = [
    'SELECT * FROM partners WHERE id = ?',
    'SELECT * FROM contacts WHERE partner_id = ?',
    'SELECT * FROM contact_points WHERE partner_id = ?',
    'SELECT * FROM legal_entities WHERE partner_id = ?',
    'SELECT * FROM interactions WHERE partner_id = ? ORDER BY timeline_at DESC, rid DESC LIMIT 30',
    'SELECT id, kind, state, date, currency, total_minor, due_on, basis_id FROM documents WHERE partner_id = ?',
    "SELECT * FROM documents WHERE partner_id = ? AND kind = 'invoice' ORDER BY date DESC, rid DESC LIMIT 30",
    "SELECT * FROM tasks WHERE partner_id = ? AND status = 'open'",
  ].map((text) => floor.prepare(text));
  return (partnerId) => {
    for (const statement of statements) statement.all(partnerId);
  };
}

function dayFloor({ floor, userId }: BenchCore): () => void {
  const timed = floor.prepare(
    'SELECT id, partner_id, planned_at, status FROM interactions WHERE owner_id = ? AND planned_at >= ? AND planned_at < ?',
  );
  const dayOnly = floor.prepare(
    'SELECT id, partner_id, planned_on, status FROM interactions WHERE owner_id = ? AND planned_on BETWEEN ? AND ?',
  );
  const tasks = floor.prepare(
    'SELECT id, partner_id, due_on, status FROM tasks WHERE owner_id = ? AND due_on BETWEEN ? AND ?',
  );
  const overdueAt = floor.prepare(
    "SELECT partner_id FROM interactions WHERE owner_id = ? AND status = 'planned' AND planned_at IS NOT NULL AND planned_at < ?",
  );
  const overdueOn = floor.prepare(
    "SELECT partner_id FROM tasks WHERE owner_id = ? AND status = 'open' AND due_on < ?",
  );
  const partner = floor.prepare('SELECT id, name, city, state FROM partners WHERE id = ?');
  return () => {
    const rows = [
      ...timed.all(userId, todayMs, todayMs + dayMs),
      ...dayOnly.all(userId, today, today),
      ...tasks.all(userId, today, today),
    ] as { partner_id: string }[];
    // The month's grid: six weeks of the same indexes.
    timed.all(userId, todayMs - 30 * dayMs, todayMs + 12 * dayMs);
    tasks.all(userId, '2026-10-26', '2026-12-06');
    overdueAt.all(userId, benchNowMs);
    overdueOn.all(userId, today);
    for (const row of rows) partner.get(row.partner_id);
  };
}

/** Letters, beginnings of numbers, names in three languages and scripts, articles, a keyboard left in Russian. */
const keystrokes = [
  'm',
  'a',
  'x',
  'б',
  'ə',
  '9',
  'mm',
  'mmc',
  'ооо',
  '994',
  '99450',
  '9945022',
  '050 2',
  '+7 916',
  '8 495',
  'xəz',
  'xəzər meb',
  'Хазар',
  'мебель',
  'əliyev',
  'алиев',
  'aliyev elçin',
  'Волжский дом',
  'golden',
  'oak',
  'künc divan',
  'диван угл',
  'sofa',
  'DV-00',
  'HF-0001',
  '7747',
  'info@',
  'ьуиуд',
  'zzzz',
] as const;

/** The bounded candidates that ranking looks at, 200 of an index, bare: those rows are the work of a keystroke. */
function searchFloor({ floor }: BenchCore): (text: string) => void {
  const fts = ['partners', 'contacts', 'items'].map((table) =>
    floor.prepare(
      `SELECT t.id, t.name_fold FROM (SELECT rowid FROM ${table}_fts WHERE ${table}_fts MATCH ? LIMIT 200) f JOIN ${table} t ON t.rid = f.rowid`,
    ),
  );
  const names = floor.prepare(
    'SELECT id, name FROM partners WHERE name_fold >= ? AND name_fold < ? LIMIT 100',
  );
  const points = ['digits', 'national', 'tail'].map((column) =>
    floor.prepare(
      `SELECT partner_id, value FROM contact_points WHERE ${column} >= ? AND ${column} < ? LIMIT 200`,
    ),
  );
  return (text) => {
    const folded = fold(text);
    const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
    const match = words.map((word) => `"${word}"*`).join(' ');
    names.all(folded, `${folded}\uffff`);
    if (match !== '') for (const statement of fts) statement.all(match);
    const digits = text.replace(/\D/g, '');
    if (digits !== '') for (const statement of points) statement.all(digits, `${digits}:`);
  };
}

function pickerFloor({ floor }: BenchCore): (sample: { text: string; partnerId: string }) => void {
  const found = floor.prepare(
    'SELECT i.* FROM (SELECT rowid FROM items_fts WHERE items_fts MATCH ? LIMIT 50) f JOIN items i ON i.rid = f.rowid',
  );
  const byItem = [
    'SELECT price_type_id, amount_minor FROM prices WHERE item_id = ?',
    'SELECT sum(quantity_milli) FROM stocks WHERE item_id = ?',
    'SELECT sum(reserved_milli) FROM document_lines WHERE item_id = ? AND reserved_milli > 0',
  ].map((text) => floor.prepare(text));
  const past = floor.prepare(
    'SELECT * FROM document_lines WHERE partner_id = ? AND item_id = ? ORDER BY date DESC LIMIT 1',
  );
  const list = floor.prepare('SELECT * FROM document_lines WHERE partner_id = ? ORDER BY date DESC LIMIT 20');
  return ({ text, partnerId }) => {
    const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
    for (const { id } of found.all(words.map((word) => `"${word}"*`).join(' ')) as { id: string }[]) {
      for (const statement of byItem) statement.all(id);
      past.get(partnerId, id);
    }
    list.all(partnerId);
  };
}

const pickerTexts = [
  'd',
  'k',
  'д',
  'di',
  'kün',
  'künc divan',
  'кресло',
  'kreslo',
  'sofa',
  'oak',
  'DV-00',
  'laminat palıd',
  '4760',
] as const;

type Compared = { ours: Timing; floor: Timing; notes?: readonly string[] };

function joined({ big, tenth }: { big: Compared; tenth: Compared }): Measured {
  return { timing: big.ours, floor: big.floor, tenth: tenth.ours, notes: big.notes ?? [] };
}

/** The slowest text is judged: a keystroke that is always slow is not made good by others. */
async function byText<S extends { text: string }>(
  samples: readonly S[],
  ours: (sample: S) => unknown,
  floor: (sample: S) => unknown,
): Promise<Compared> {
  const texts = [...new Set(samples.map((sample) => sample.text))];
  const results: { text: string; ours: Timing; floor: Timing }[] = [];
  for (const text of texts) {
    const own = samples.filter((sample) => sample.text === text);
    results.push({
      text,
      ours: await timed(own, ours, { discard: 3 }),
      floor: await timed(own, floor, { discard: 3 }),
    });
  }
  results.sort((a, b) => b.ours.p95 - a.ours.p95);
  const worst = results[0];
  if (!worst) throw new Error('no samples');
  const notes = results
    .slice(0, 5)
    .map((r) => `«${r.text}» ${r.ours.p95.toFixed(1)} ms, floor ${r.floor.p95.toFixed(1)}`);
  return { ours: worst.ours, floor: worst.floor, notes };
}

const repeated = <T, S>(list: readonly T[], times: number, make: (item: T, round: number) => S): S[] =>
  list.flatMap((item) => Array.from({ length: times }, (_, round) => make(item, round)));

export const deskRows: readonly BenchRow[] = [
  {
    names: ['desk.open'],
    measure: async (bench) => {
      const result = await onBoth(bench, async (opened) => {
        const { core } = opened;
        const open = async (): Promise<void> => {
          const [, , list] = await Promise.all([
            core.call('desk.countEvents', day),
            core.call('desk.loadMonth', { month: today.slice(0, 7) }),
            core.call('desk.listDayPartners', day),
          ]);
          const first = list.rows[0];
          if (!first) throw new Error('an empty day');
          await selectClient(opened, first.id);
        };
        const list = await core.call('desk.listDayPartners', day);
        const [floorDay, floorClient] = [dayFloor(opened), clientFloor(opened)];
        const times = Array.from({ length: 60 }, () => list.rows[0]?.id ?? '');
        const floor = await timed(times, (id) => {
          floorDay();
          floorClient(id);
        });
        return {
          ours: await timed(times, open),
          floor,
          notes: [`${list.rows.length} partners on the day's page`],
        };
      });
      return { 'desk.open': joined(result) };
    },
  },
  {
    names: ['desk.selectClient'],
    measure: async (bench) => {
      const result = await onBoth(bench, async (opened) => {
        const ours = await timed(opened.partnerIds, (id) => selectClient(opened, id));
        const floor = await timed(opened.partnerIds, clientFloor(opened));
        const notes: string[] = [];
        for (const [name, call] of Object.entries(clientCalls)) {
          const own = await timed(opened.partnerIds, (id) => call(opened, id), { rounds: 1 });
          notes.push(`${name} p95 ${own.p95.toFixed(2)} ms`);
        }
        return { ours, floor, notes };
      });
      return { 'desk.selectClient': joined(result) };
    },
  },
  {
    names: ['desk.search'],
    measure: async (bench) => {
      const samples = repeated(keystrokes, 12, (text) => ({ text }));
      const result = await onBoth(bench, (opened) => {
        const bare = searchFloor(opened);
        return byText(
          samples,
          ({ text }) => opened.core.call('desk.search', { text }),
          ({ text }) => bare(text),
        );
      });
      return { 'desk.search': joined(result) };
    },
  },
  {
    names: ['desk.picker'],
    measure: async (bench) => {
      const result = await onBoth(bench, (opened) => {
        const samples = repeated(pickerTexts, 12, (text, round) => ({
          text,
          partnerId: opened.partnerIds[round] ?? '',
        }));
        const ours = ({ text, partnerId }: (typeof samples)[number]) =>
          Promise.all([
            opened.core.call('catalog.searchItems', { text, partnerId }),
            opened.core.call('sales.listPastTransactions', { partnerId, limit: 20 }),
          ]);
        return byText(samples, ours, pickerFloor(opened));
      });
      return { 'desk.picker': joined(result) };
    },
  },
];
