// Random days of a company whose partners change hands and whose people change departments: no answer ever holds a word of
// a row that its user may not see, every laptop ends with exactly the rows that he may, nothing follows what is gone, and
// both stores leave the same log. YOLDA_LEAK_SEED and YOLDA_LEAK_RUNS repeat or lengthen it.
import { afterAll, expect, test } from 'vitest';
import type { Store } from '#hub/storage/store.types.ts';
import { type SeededRandom, seededRandom } from '#shared/lib/seededRandom.ts';
import { syncLimits } from '#shared/sync/logProtocol.ts';
import { describeStores, makePlace, openStore, type StoreKind } from './hubStores.ts';
import {
  atMs,
  del,
  loadLog,
  openService,
  openServiceDevice,
  openTestTenant,
  put,
  putUser,
  type ServiceDevice,
  set,
  tenant,
} from './hubWorld.ts';
import { isSeenBy, orphans, ownerOf, type Rows, replay } from './scopeModel.ts';

const runs = Number(process.env.YOLDA_LEAK_RUNS ?? 2);
const firstSeed = Number(process.env.YOLDA_LEAK_SEED ?? 1);
const steps = 160;
const people: [user: string, role: string, department: string][] = [
  ['adm', 'admin', ''],
  ['hed', 'head', 'A'],
  ['ann', 'rep', 'A'],
  ['bob', 'rep', 'B'],
  ['eve', 'rep', 'A'],
];
const reps = ['ann', 'bob', 'eve'];
type SentOp = { t: string; id: string; k: string; f?: Record<string, unknown>; seen?: number };

type Laptop = {
  device: ServiceDevice;
  rows: Rows;
  sent: SentOp[][];
  cursor: number;
  subs: string[];
};

const tables = ['users', 'partners', 'contacts', 'documents', 'document_lines'];

/** The whole company as it stands. */
async function loadRows(store: Store): Promise<Rows> {
  const rows: Rows = new Map();
  const scopes = ['*', ...(await store.loadDirectory(tenant)).scopes];
  for (const t of tables)
    for (const { id, data } of await store.loadTable(tenant, { scopes, t, after: '' }, 10_000))
      rows.set(`${t}|${id}`, data);
  return rows;
}

/** The scope in which the hub holds each row, from the administrator's snapshots. */
async function loadScopes(admin: ServiceDevice): Promise<Map<string, string>> {
  const scopes = new Map<string, string>();
  for (const scope of (await admin.hello()).subs.add)
    for (const { t, id } of await admin.snapshot(scope)) scopes.set(`${t}|${id}`, scope);
  return scopes;
}

const usersOf = (rows: Rows) =>
  new Map([...rows].filter(([key]) => key.startsWith('users|')).map(([key, row]) => [key.slice(6), row]));

/** Words are marked with row and author: `<table|id by user>`. */
const marked = /<(\w+\|[\w-]+) by (\w+)>/g;

/** Rows, and whose each is; of one that went for good, whose it was then. */
type Company = { rows: Rows; ownerNow(key: string): string };

/** Fails when an answer holds a word of a row that the user may not see, save what he wrote or sent himself. */
function checkAnswer({ rows, ownerNow }: Company, { device: { user }, sent }: Laptop, answer: unknown) {
  // What he says that he had before him he sent himself.
  const isSent = (base: unknown): boolean =>
    sent.some((ops) => ops.some(({ f }) => Object.values(f ?? {}).some((field) => isBase(field, base))));
  const text = JSON.stringify(answer, (_key, value) =>
    value?.mineUser === user && 'base' in value && isSent(value.base) ? { ...value, base: null } : value,
  );
  const words = [...text.matchAll(marked)];
  const users = usersOf(rows);
  for (const [, key = '', author = ''] of words) {
    const isSeen = author === user || isSeenBy(users, user, ownerNow(key));
    if (!isSeen) throw new Error(`${user} was told of ${key}: ${text}`);
  }
  return words.length;
}

const isBase = (field: unknown, base: unknown): boolean => Array.isArray(field) && field[1] === base;

async function synchronize(laptop: Laptop, company: Company, count: (words: number) => void): Promise<void> {
  const { device } = laptop;
  const { calls } = device;
  const hello = await device.hello({ subs: laptop.subs });
  count(checkAnswer(company, laptop, hello));
  const isChanged = hello.subs.add.length + hello.subs.drop.length > 0;
  if (isChanged) {
    // As a laptop that holds no scopes of its rows: it fetches all anew.
    laptop.rows.clear();
    laptop.subs = [...laptop.subs, ...hello.subs.add].filter((scope) => !hello.subs.drop.includes(scope));
    for (const scope of laptop.subs)
      for (const row of await device.snapshot(scope)) {
        count(checkAnswer(company, laptop, row));
        laptop.rows.set(`${row.t}|${row.id}`, row.f);
      }
  }
  for (let hasMore = true; hasMore; ) {
    const page = await calls.pull({
      cursor: laptop.cursor,
      subs: laptop.subs,
      maxBytes: syncLimits.bytes,
      mark: null,
    });
    count(checkAnswer(company, laptop, page));
    replay(laptop.rows, laptop.sent, page);
    laptop.cursor = page.to;
    hasMore = page.hasMore;
  }
  // What it may not have is refused or empty, whatever it asks for.
  const all = ['*', ...people.map(([name]) => `u:${name}`)];
  count(
    checkAnswer(
      company,
      laptop,
      await calls.pull({ cursor: 0, subs: all, maxBytes: syncLimits.bytes, mark: null }),
    ),
  );
  for (const scope of all.filter((each) => !laptop.subs.includes(each)))
    await expect(device.snapshot(scope)).rejects.toThrow('out_of_scope');
  const digest = await calls.digest({ t: 'partners', after: null, subs: all });
  expect(digest.rows.map(([id]) => id)).toEqual(
    [...laptop.rows.keys()]
      .filter((key) => key.startsWith('partners|'))
      .map((key) => key.slice(9))
      .sort(),
  );
}

function opsOf({ device, rows, cursor }: Laptop, random: SeededRandom, made: number): SentOp[] {
  const { user } = device;
  const known = (t: string) =>
    [...rows.keys()].filter((key) => key.startsWith(`${t}|`)).map((key) => key.slice(t.length + 1));
  const any = (t: string) => {
    const ids = known(t);
    return ids.length === 0 || random.chance(0.1) ? `${t[0]}${random.int(1, made + 1)}` : random.pick(ids);
  };
  const word = (t: string, id: string) => `<${t}|${id} by ${user}> ${made}`;
  const id = (t: string) => `${t[0]}${made}`;
  const had = (t: string, of: string, column: string) => rows.get(`${t}|${of}`)?.[column] ?? null;
  const edit = (t: string, of: string, column: string, value: unknown) =>
    set(t, of, { [column]: [cursor, had(t, of, column), value] }, cursor);
  const kids = (partner: string): SentOp[] => {
    const own = (t: string, column: string, value: string) =>
      known(t).filter((each) => had(t, each, column) === value);
    const documents = own('documents', 'partner_id', partner);
    return [
      ...own('contacts', 'partner_id', partner).map((each) => del('contacts', each, cursor)),
      ...documents.flatMap((each) =>
        own('document_lines', 'document_id', each).map((line) => del('document_lines', line, cursor)),
      ),
      ...documents.map((each) => del('documents', each, cursor)),
    ];
  };
  const draw = random.int(1, 100);
  const partner = any('partners');
  if (draw <= 18)
    return [
      put('partners', id('partners'), {
        name: word('partners', id('partners')),
        owner_id: random.pick([...reps, '', user]),
      }),
    ];
  if (draw <= 32)
    return [put('contacts', id('contacts'), { name: word('contacts', id('contacts')), partner_id: partner })];
  if (draw <= 42)
    return [
      put('documents', id('documents'), {
        comment: word('documents', id('documents')),
        partner_id: random.chance(0.8) ? partner : null,
        owner_id: random.pick(['', user]),
      }),
    ];
  if (draw <= 52)
    return [
      put('document_lines', id('lines'), {
        name: word('document_lines', id('lines')),
        document_id: any('documents'),
      }),
    ];
  if (draw <= 64) return [edit('partners', partner, 'owner_id', random.pick(reps))];
  if (draw <= 74) return [edit('partners', partner, 'name', word('partners', partner))];
  if (draw <= 80) return [edit('contacts', any('contacts'), 'partner_id', partner)];
  if (draw <= 85)
    return [edit('documents', any('documents'), 'partner_id', random.chance(0.7) ? partner : null)];
  if (draw <= 90)
    return random.shuffle([del('partners', partner, cursor), ...(random.chance(0.7) ? kids(partner) : [])]);
  if (draw <= 94) return [del('documents', any('documents'), cursor)];
  if (draw <= 96) return [edit('users', user, 'name', word('users', user))];
  const [someone] = random.pick(people.slice(1));
  return [
    random.chance(0.5)
      ? edit('users', someone, 'department', random.pick(['A', 'B']))
      : edit('users', someone, 'role', random.pick(['rep', 'head'])),
  ];
}

/** JSON of the same log is the same text on both stores. */
const sorted = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)]),
      )
    : Array.isArray(value)
      ? value.map(sorted)
      : value;

async function play(store: Store, seed: number) {
  await openTestTenant(store);
  const random = seededRandom(`leaks ${seed}`);
  let batches = 0;
  const service = openService(store, { batchIds: () => `batch-${++batches}` });
  const laptops: Laptop[] = [];
  for (const [user] of people) {
    const device = await openServiceDevice(store, service, { id: `dev-${user}`, user });
    laptops.push({ device, rows: new Map(), sent: [], cursor: 0, subs: [] });
  }
  const [adm] = laptops as [Laptop];
  const everThere = new Set<string>();
  /** Whose a row was last: one that has no owner now stays his, at first its author's. */
  const owners = new Map<string, string>();
  let words = 0;
  const outcomes = new Map<string, number>();
  const company = async () => {
    const rows = await loadRows(store);
    const named: Rows = new Map([...rows].map(([key, row]) => [key, { ...row, was_of: owners.get(key) }]));
    for (const key of named.keys()) owners.set(key, ownerOf(named, key));
    const now = new Map(owners);
    return { rows, ownerNow: (key: string): string => now.get(key) ?? '' };
  };
  async function push(laptop: Laptop, ops: SentOp[]): Promise<void> {
    laptop.sent.push(ops);
    const outcome = await laptop.device.push(ops, random.pick([0, 0, 0, 4_000, -1e9]));
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (outcome.startsWith('rejected')) return;
    for (const { k, t, id } of ops) {
      if (k === 'put') everThere.add(`${t}|${id}`);
      if (k === 'put' && !owners.has(`${t}|${id}`)) owners.set(`${t}|${id}`, laptop.device.user);
    }
  }
  await push(
    adm,
    people.map(([user, role, department]) => putUser(user, role, department)),
  );
  const look = (count: number): void => {
    words += count;
  };
  for (const laptop of laptops) await synchronize(laptop, await company(), look);
  for (let step = 1; step <= steps; step += 1) {
    service.clock.nowMs = atMs + step * 3 * 3_600_000;
    const laptop = random.pick(laptops);
    await push(laptop, opsOf(laptop, random, step));
    const now = await company();
    for (const each of laptops)
      if (random.chance(each === laptop ? 0.5 : 0.1)) await synchronize(each, now, look);
  }
  const now = await company();
  const { rows, ownerNow } = now;
  const scopes = await loadScopes(adm.device);
  expect([...scopes.keys()].sort()).toEqual([...rows.keys()].sort());
  for (const [key, scope] of scopes)
    expect([key, scope]).toEqual([key, scope === '*' ? '*' : `u:${ownerNow(key)}`]);
  const users = usersOf(rows);
  expect(orphans(rows, everThere)).toEqual([]);
  for (const laptop of laptops) {
    await synchronize(laptop, now, look);
    const visible = [...rows].filter(([key]) => {
      const scope = scopes.get(key) as string;
      return isSeenBy(users, laptop.device.user, scope === '*' ? '*' : scope.slice(2));
    });
    expect([laptop.device.user, sorted(Object.fromEntries(laptop.rows))]).toEqual([
      laptop.device.user,
      sorted(Object.fromEntries(visible)),
    ]);
  }
  const log = JSON.stringify(sorted(await loadLog(store)));
  return {
    log,
    outcomes,
    words,
    head: await store.loadHead(tenant),
    rows: JSON.stringify(sorted([...rows].sort())),
  };
}

const played = new Map<string, string>();

describeStores('what a device may not see is not sent', (kind: StoreKind) => {
  test.each(Array.from({ length: runs }, (_, at) => firstSeed + at))('seed %i', async (seed) => {
    const fresh = await makePlace(kind);
    const store = await openStore(fresh.place);
    const { log, rows, words, head, outcomes } = await play(store, seed);
    await store.close();
    await fresh.remove();
    expect(words).toBeGreaterThan(300);
    const told = [...outcomes]
      .map(([outcome, count]) => `${count} ${outcome}`)
      .sort()
      .join(', ');
    process.stdout.write(`leaks: ${kind} seed ${seed}: ${head} numbers, ${words} words looked at; ${told}\n`);
    played.set(`${kind} ${seed}`, log + rows);
  });
});

afterAll(() => {
  for (const [name, log] of played) {
    const other = played.get(name.replace('sqlite', 'postgres'));
    if (other !== undefined) expect(other).toBe(log);
  }
});
