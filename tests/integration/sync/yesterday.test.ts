// The office's hub comes back from yesterday's copy, and the laptop of who made what it lacks is gone for good: whoever has
// seen it brings it back, however it came to him.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedCompany } from '#tests/tools/seedCompany.ts';
import { type Office, openOffice, waitingIn } from '#tests/tools/syncOffice.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

/** Each cycle is of a process of its own. */
type Laptop = TestCore & { cycle(): Promise<unknown> };

let office: Office;
let ann: Laptop;
let bob: Laptop;
let carol: Laptop;
let partnerId: string;
let idleId: string;

beforeEach(async () => {
  office = await openOffice();
  const cores = [await openTestCore(), await openTestCore(), await openTestCore()] as const;
  const seeded = await seedCompany(cores[0]);
  ({ partnerId, idlePartnerId: idleId } = seeded);
  const laptop = (core: TestCore): Laptop => Object.assign(core, { cycle: () => office.again(core).cycle() });
  await office.join(cores[0], seeded.userId, { brings: true });
  ann = laptop(cores[0]);
  await ann.cycle();
  for (const core of cores.slice(1)) await office.join(core, seeded.userId);
  [bob, carol] = [laptop(cores[1]), laptop(cores[2])];
  for (const one of [bob, carol, ann]) await one.cycle();
});
afterEach(async () => {
  for (const one of [ann, bob, carol]) await one.close();
  await office.close();
});

function write({ core }: TestCore, text: string, values: string[]): void {
  const request = { command: 'partners.update', commandId: randomUUID(), isUndoable: true };
  core.gate.write(request, (tx) => {
    tx.sql.run(text, values);
    return {};
  });
}
const setCity = (laptop: TestCore, city: string, id = partnerId): void =>
  write(laptop, 'UPDATE partners SET city = ? WHERE id = ?', [city, id]);
const rename = (laptop: TestCore, name: string, id = partnerId): void =>
  write(laptop, 'UPDATE partners SET name = ? WHERE id = ?', [name, id]);

const partner = ({ core }: TestCore, id = partnerId) =>
  core.gate.sql.get<{ name: string; city: string }>('SELECT name, city FROM partners WHERE id = ?', [id]);
const conflictsOf = async ({ client }: TestCore) => (await client.call('sync.listConflicts', {})).rows;

/** Until everybody has heard of everything. */
async function settle(...laptops: Laptop[]): Promise<void> {
  for (let round = 0; round < 3; round += 1) for (const one of laptops) await one.cycle();
  for (const one of laptops) expect(waitingIn(one)).toBe(0);
}

/** Carol sets a city after the copy, and Bob hears of it. @returns puts the copy in the hub's place */
async function loseCity(): Promise<() => Promise<void>> {
  const restore = office.copyHub();
  setCity(carol, 'Şəki');
  await carol.cycle();
  await bob.cycle();
  return restore;
}

test('to who was behind the copy, and stepped over its end within one page', async () => {
  // Known to nobody but the hub and its author while the copy is made.
  setCity(carol, 'Gəncə');
  await carol.cycle();
  const restore = office.copyHub();
  setCity(carol, 'Şəki');
  rename(carol, 'Carol’s', idleId);
  await carol.cycle();
  await bob.cycle();
  await restore();
  // Carol's laptop is gone. The row is newer in the copy than anything that Bob has a name of.
  await settle(bob, ann);
  expect([partner(bob), partner(ann)]).toMatchObject([{ city: 'Şəki' }, { city: 'Şəki' }]);
  expect(partner(ann, idleId)).toMatchObject({ name: 'Carol’s' });
  expect(await conflictsOf(bob)).toEqual([]);
});

test('not to who has only what is older: what others made of the copy stays', async () => {
  setCity(carol, 'Gəncə');
  await carol.cycle();
  const restore = office.copyHub();
  rename(carol, 'Carol’s', idleId);
  await carol.cycle();
  await bob.cycle();
  await restore();
  // She was never ahead of the copy, and writes before anybody has found it out.
  setCity(ann, 'Quba');
  await ann.cycle();
  await settle(bob, ann);
  expect([partner(bob), partner(ann)]).toMatchObject([{ city: 'Quba' }, { city: 'Quba' }]);
  expect(partner(ann, idleId)).toMatchObject({ name: 'Carol’s' });
});

test('beneath work of one’s own that was never answered', async () => {
  const restore = await loseCity();
  rename(bob, 'Bob’s');
  await restore();
  await settle(bob, ann);
  for (const one of [bob, ann]) expect(partner(one)).toMatchObject({ name: 'Bob’s', city: 'Şəki' });
  expect([await conflictsOf(bob), await conflictsOf(ann)]).toEqual([[], []]);
});

test('beneath such work, where others wrote over both since: told, and nothing is lost', async () => {
  const restore = await loseCity();
  rename(bob, 'Bob’s');
  await restore();
  setCity(ann, 'Quba');
  rename(ann, 'Ann’s');
  await ann.cycle();
  await settle(bob, ann);
  expect(partner(bob)).toEqual(partner(ann));
  expect((await conflictsOf(bob)).map(({ column }) => column).toSorted()).toEqual(['city', 'name']);
  expect(bob.core.gate.sql.get('SELECT count(*) AS n FROM sync_held')).toEqual({ n: 0 });
});

test('into a row that others have written since: field by field, and what they wrote stands', async () => {
  const restore = await loseCity();
  await restore();
  rename(ann, 'Ann’s');
  await ann.cycle();
  await settle(bob, ann);
  for (const one of [bob, ann]) expect(partner(one)).toMatchObject({ name: 'Ann’s', city: 'Şəki' });
  expect([await conflictsOf(bob), await conflictsOf(ann)]).toEqual([[], []]);
});

test('into a field that others have written since: theirs stands, and it is told', async () => {
  const restore = await loseCity();
  await restore();
  setCity(ann, 'Quba');
  await ann.cycle();
  await settle(bob, ann);
  for (const one of [bob, ann]) expect(partner(one)).toMatchObject({ city: 'Quba' });
  expect(await conflictsOf(ann)).toMatchObject([
    { column: 'city', mine: { value: 'Şəki' }, theirs: { value: 'Quba' }, winner: 'theirs' },
  ]);
});

test('not what is old: who saw a value on its way says nothing against its end', async () => {
  const restore = await loseCity();
  setCity(carol, 'Quba');
  await carol.cycle();
  await restore();
  await settle(carol, bob, ann);
  for (const one of [carol, bob, ann]) expect(partner(one)).toMatchObject({ city: 'Quba' });
  for (const one of [carol, bob, ann]) expect(await conflictsOf(one)).toEqual([]);
});

test('not a row that others have deleted since, unless it was edited', async () => {
  const restore = office.copyHub();
  rename(carol, 'Carol’s', idleId);
  await carol.cycle();
  await bob.cycle();
  await restore();
  for (const id of [partnerId, idleId])
    write(ann, "UPDATE partners SET deleted_at = updated_at, name = name || '' WHERE id = ?", [id]);
  await ann.cycle();
  await settle(bob, ann);
  const isThere = (one: TestCore, id: string): boolean =>
    one.core.gate.sql.get('SELECT 1 FROM partners WHERE id = ? AND deleted_at IS NULL', [id]) !== undefined;
  for (const one of [bob, ann])
    expect([isThere(one, partnerId), isThere(one, idleId)]).toEqual([false, true]);
  expect(partner(ann, idleId)).toMatchObject({ name: 'Carol’s' });
  expect(await conflictsOf(ann)).toMatchObject([{ rowId: idleId, column: '' }]);
});
