// Rows of the desk inside the core: what each screen asks by contract, beside the bare statements for the same rows.
import type { Statement } from 'better-sqlite3';
import { parseSearch } from '#main/partners/search.rules.ts';
import { dateInZone } from '#shared/domain/dates.ts';
import { fold } from '#shared/domain/fold.ts';
import { type BenchCore, onBoth } from './benchCore.ts';
import { benchNowMs } from './company.ts';
import { byText, joined } from './compared.ts';
import { type Bench, type BenchRow, type Measured, timed } from './measure.ts';

const today = dateInZone(benchNowMs, 'Asia/Baku');
const dayMs = 86_400_000;
const todayMs = Date.parse(`${today}T00:00:00Z`) - 4 * 3_600_000;

const day = { from: today, to: today };
type Scope = 'mine' | 'all';

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

const eventSql = {
  planned:
    'SELECT planned_at, status FROM interactions WHERE owner_id = ? AND planned_at >= ? AND planned_at < ?',
  plannedOn:
    'SELECT planned_on, status FROM interactions WHERE owner_id = ? AND planned_on >= ? AND planned_on <= ?',
  due: 'SELECT due_on, status FROM tasks WHERE owner_id = ? AND due_on >= ? AND due_on <= ?',
} as const;

const [gridFrom, gridTo] = [todayMs - 29 * dayMs, todayMs + 13 * dayMs];

/** The counters and the month's grid, bare: of one owner by his index, of all by the kept counts. */
function countsFloor({ floor, userId }: BenchCore, scope: Scope): () => void {
  const [planned, plannedOn, due] = Object.values(eventSql).map((text) => floor.prepare(text));
  const late = [
    "SELECT count(*) FROM interactions WHERE owner_id = ? AND status = 'planned' AND planned_at IS NOT NULL AND planned_at < ?",
    "SELECT count(*) FROM tasks WHERE owner_id = ? AND status = 'open' AND due_on < ?",
  ].map((text) => floor.prepare(text));
  const quarters = floor.prepare(
    'SELECT quarter, open, done FROM event_quarters WHERE quarter >= ? AND quarter < ?',
  );
  const days = floor.prepare('SELECT day, open, done FROM event_days WHERE day BETWEEN ? AND ?');
  const lateOfAll = [
    'SELECT sum(open) FROM event_quarters WHERE quarter < ? AND open > 0',
    'SELECT sum(open) FROM event_days WHERE day < ? AND open > 0',
  ].map((text) => floor.prepare(text));
  if (scope === 'all') {
    return () => {
      quarters.all(gridFrom / 900_000, gridTo / 900_000);
      days.all('2026-10-26', '2026-12-06');
      lateOfAll[0]?.get(benchNowMs / 900_000);
      lateOfAll[1]?.get(today);
    };
  }
  return () => {
    planned?.all(userId, gridFrom, gridTo);
    plannedOn?.all(userId, '2026-10-26', '2026-12-06');
    due?.all(userId, '2026-10-26', '2026-12-06');
    late[0]?.get(userId, benchNowMs);
    late[1]?.get(userId, today);
  };
}

/** The day's events of the owners and the partners of one page. */
function dayFloor(opened: BenchCore, scope: Scope, partnerIds: readonly string[]): () => void {
  const { floor, userId } = opened;
  const counts = countsFloor(opened, scope);
  const all = floor.prepare('SELECT id FROM users').pluck().all() as string[];
  const owners = scope === 'all' ? all : [userId];
  const timed = floor.prepare(
    'SELECT id, partner_id, planned_at, status FROM interactions WHERE owner_id = ? AND planned_at >= ? AND planned_at < ?',
  );
  const ofDay = [
    'SELECT id, partner_id, planned_on, status FROM interactions WHERE owner_id = ? AND planned_on BETWEEN ? AND ?',
    'SELECT id, partner_id, due_on, status FROM tasks WHERE owner_id = ? AND due_on BETWEEN ? AND ?',
  ].map((text) => floor.prepare(text));
  const partner = floor.prepare('SELECT id, name, city, state FROM partners WHERE id = ?');
  return () => {
    counts();
    for (const owner of owners) {
      timed.all(owner, todayMs, todayMs + dayMs);
      for (const statement of ofDay) statement.all(owner, today, today);
    }
    for (const id of partnerIds) partner.get(id);
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

type Lookup = { statement: Statement; params: readonly string[] };

/** What of the questions finds rows, one of each kind: the work of a keystroke is to read those candidates. */
function lookupsOf({ floor }: BenchCore, text: string): Lookup[] {
  const needles = parseSearch(text);
  const words = [
    ...needles.wordMatches,
    needles.looseMatch ?? [],
    ...needles.soundMatches,
    ...needles.slipMatches,
  ].flat();
  const rowsOf = (table: string) =>
    `SELECT t.id, t.name_fold FROM (SELECT rowid FROM ${table}_fts WHERE ${table}_fts MATCH ? LIMIT 200) f JOIN ${table} t ON t.rid = f.rowid`;
  const after = '\u{10ffff}';
  const kinds: { sql: string; asked: (readonly string[])[] }[] = [
    ...['partners', 'contacts', 'items'].map((table) => ({
      sql: rowsOf(table),
      asked: words.map((match) => [match]),
    })),
    {
      sql: 'SELECT id, name FROM partners WHERE name_fold >= ? AND name_fold < ? LIMIT 20',
      asked: [[needles.prefix, needles.prefix + after]],
    },
    ...['name_fold', 'article_fold'].map((column) => ({
      sql: `SELECT id, name FROM items WHERE ${column} >= ? AND ${column} < ? LIMIT 100`,
      asked: [[needles.prefix, needles.prefix + after]],
    })),
    ...['digits', 'national', 'tail'].map((column) => ({
      sql: `SELECT partner_id, value FROM contact_points WHERE ${column} >= ? AND ${column} < ? LIMIT 200`,
      asked: needles.phoneKeys.map((key) => [key, key + after]),
    })),
    {
      sql: 'SELECT id, number FROM documents WHERE number >= ? AND number < ? LIMIT 20',
      asked: [[text, text + after]],
    },
  ];
  return kinds.flatMap(({ sql, asked }) => {
    const statement = floor.prepare(sql);
    const found = asked.find((params) => statement.get(...params) !== undefined);
    return found ? [{ statement, params: found }] : [];
  });
}

function searchFloor(opened: BenchCore): (text: string) => void {
  const known = new Map<string, Lookup[]>();
  return (text) => {
    const lookups = known.get(text) ?? lookupsOf(opened, text);
    known.set(text, lookups);
    for (const { statement, params } of lookups) statement.all(...params);
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

const repeated = <T, S>(list: readonly T[], times: number, make: (item: T, round: number) => S): S[] =>
  list.flatMap((item) => Array.from({ length: times }, (_, round) => make(item, round)));

/** What the first screen asks: counters, the month's marks, the day's partners, the first client. */
async function measureOpen(bench: Bench, scope: Scope): Promise<Measured> {
  const result = await onBoth(bench, async (opened) => {
    const { core } = opened;
    const open = async (): Promise<void> => {
      const [, , list] = await Promise.all([
        core.call('desk.countEvents', { ...day, scope }),
        core.call('desk.loadMonth', { month: today.slice(0, 7), scope }),
        core.call('desk.listDayPartners', { ...day, scope }),
      ]);
      const first = list.rows[0];
      if (!first) throw new Error('an empty day');
      await selectClient(opened, first.id);
    };
    const { rows } = await core.call('desk.listDayPartners', { ...day, scope });
    const { total } = await core.call('desk.countEvents', { ...day, scope });
    const ids = rows.map((row) => row.id);
    const [floorDay, floorClient] = [dayFloor(opened, scope, ids), clientFloor(opened)];
    const times = Array.from({ length: 60 }, () => ids[0] ?? '');
    const ours = await timed(times, open);
    const floor = await timed(times, (id) => {
      floorDay();
      floorClient(id);
    });
    return { ours, floor, notes: [`${rows.length} partners on the day's page, ${total} events that day`] };
  });
  return joined(result);
}

export const deskRows: readonly BenchRow[] = [
  {
    names: ['desk.open'],
    measure: async (bench) => ({ 'desk.open': await measureOpen(bench, 'mine') }),
  },
  {
    names: ['desk.openDepartment'],
    measure: async (bench) => ({ 'desk.openDepartment': await measureOpen(bench, 'all') }),
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
