// A workstation that fetches every scope again goes on from the head: what was told in the log between reaches it all the
// same – conflicts of its user, and what became of its own work.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noFollowers } from '#main/sync/followers.repo.ts';
import { productSteps, stateOf } from '#main/sync/steps.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { HubCalls } from '#shared/sync/hubCalls.ts';
import { syncLimits } from '#shared/sync/logProtocol.ts';
import { seedCompany } from '#tests/tools/seedCompany.ts';
import { type Office, openOffice, waitingIn } from '#tests/tools/syncOffice.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

const dayMs = 86_400_000;
const startMs = Date.UTC(2026, 10, 23, 8);
/** More than a page tells. */
const many = syncLimits.pageTold + 50;

let nowMs: number;
let office: Office;
let a: TestCore;
let b: TestCore;
let partnerId: string;
let idleId: string;
let laptopB: Awaited<ReturnType<Office['join']>>;
/** What happens at the first laptop while the hub is asked. */
let onCall: (name: keyof HubCalls) => void;
let asked: (keyof HubCalls)[];

beforeEach(async () => {
  nowMs = startMs;
  office = await openOffice({ nowMs: () => nowMs });
  [a, b] = [await openTestCore(), await openTestCore()];
  const seeded = await seedCompany(a);
  ({ partnerId, idlePartnerId: idleId } = seeded);
  onCall = () => undefined;
  await (await office.join(a, seeded.userId, { brings: true })).cycle();
  laptopB = await office.join(b, seeded.userId);
  await laptopB.cycle();
  await cycleA();
});
afterEach(async () => {
  await a.close();
  await b.close();
  await office.close();
});

/** A process of its own each time. */
function cycleA() {
  asked = [];
  return office
    .again(a, {
      onCall: (name) => {
        asked.push(name);
        onCall(name);
      },
    })
    .cycle();
}

function write({ core }: TestCore, text: string, values: string[]): void {
  const request = { command: 'partners.update', commandId: randomUUID(), isUndoable: true };
  core.gate.write(request, (tx) => {
    tx.sql.run(text, values);
    return {};
  });
}
const rename = (core: TestCore, name: string, id = partnerId): void =>
  write(core, 'UPDATE partners SET name = ? WHERE id = ?', [name, id]);

const failing =
  (on: keyof HubCalls, error: AppError, after = 0) =>
  (name: keyof HubCalls): void => {
    if (name === on && asked.filter((one) => one === on).length > after) throw error;
  };
const offline = new AppError('offline', 'no_network');

const count = (where: string): number | undefined =>
  a.core.gate.sql.get<{ n: number }>(`SELECT count(*) AS n FROM ${where}`)?.n;
const toldFrom = () =>
  a.core.gate.sql.get<{ at: number | null }>('SELECT told_from AS at FROM sync_state')?.at;
const conflicts = async () => (await a.client.call('sync.listConflicts', {})).rows;
const problems = async () => (await a.client.call('sync.listProblems', {})).rows;

/** The first laptop's work is at the hub, and what became of it never came back; then the log is forgotten past its cursor. */
async function missAnswers(work: () => void): Promise<void> {
  nowMs += dayMs;
  rename(b, 'Ad B');
  await laptopB.cycle();
  const then = nowMs + dayMs / 2;
  nowMs += dayMs;
  work();
  onCall = failing('pull', offline);
  await expect(cycleA()).rejects.toMatchObject({ code: 'offline' });
  onCall = () => undefined;
  await office.hub.store.prune('main', then);
}

describe('told across a fresh start from the head', () => {
  test('a conflict, once, and one that is decided stays so', async () => {
    await missAnswers(() => rename(a, 'Ad A'));
    await cycleA();
    expect(asked.filter((name) => name === 'told')).toHaveLength(1);
    expect(await conflicts()).toMatchObject([
      { rowId: partnerId, column: 'name', original: { value: 'Əliyev ticarət MMC' } },
    ]);
    expect([toldFrom(), waitingIn(a), count("sync_outbox WHERE outcome = 'unknown'")]).toEqual([null, 0, 0]);
    await a.client.call('sync.keepAsIs', { id: (await conflicts())[0]?.id ?? '' });
    const replay = {
      command: 'test',
      commandId: 'again',
      isUndoable: false,
      keepsAnswer: false,
      isReplay: true,
    };
    a.core.gate.write(replay, (tx) => tx.sql.run('UPDATE sync_state SET told_from = 0'));
    await cycleA();
    expect([toldFrom(), await conflicts(), count('sync_conflicts')]).toEqual([null, [], 1]);
  });

  test('a refusal, shown to its author, who tries again', async () => {
    await a.client.call('partners.delete', { id: idleId });
    await cycleA();
    await missAnswers(() => rename(a, 'Silinmiş', idleId));
    await cycleA();
    const [problem] = await problems();
    expect(await problems()).toMatchObject([{ table: 'partners', rowId: idleId, reason: 'deleted' }]);
    await a.client.call('sync.retryProblem', { id: problem?.id ?? '' });
    await cycleA();
    expect(await problems()).toEqual([]);
    expect((await a.client.call('partners.load', { id: idleId })).name).toBe('Silinmiş');
  });

  test('page by page, through a death between two of them: nothing is missing, nothing twice', async () => {
    await a.client.call('partners.delete', { id: idleId });
    await cycleA();
    await missAnswers(() => {
      rename(a, 'Ad A');
      for (let n = 0; n < many; n += 1) rename(a, `Ad A ${n}`);
      rename(a, 'Silinmiş', idleId);
    });
    onCall = failing('told', offline, 1);
    await expect(cycleA()).rejects.toMatchObject({ code: 'offline' });
    expect([await conflicts(), await problems()].map((rows) => rows.length)).toEqual([1, 0]);
    expect([asked.filter((name) => name === 'told').length, toldFrom()]).toEqual([2, expect.any(Number)]);
    onCall = () => undefined;
    await cycleA();
    expect([toldFrom(), count("sync_outbox WHERE outcome = 'unknown'")]).toEqual([null, 0]);
    expect(await problems()).toHaveLength(1);
    expect(new Set((await conflicts()).map(({ id }) => id)).size).toBe(count('sync_conflicts'));
  });

  test('a hub of before tells nothing and holds up nothing; a newer one in its place does', async () => {
    await missAnswers(() => rename(a, 'Ad A'));
    onCall = failing('told', new AppError('not_found', 'no_such_call'));
    const { pulled } = await cycleA();
    expect([pulled, waitingIn(a), await conflicts()]).toEqual([0, 0, []]);
    rename(a, 'Sonra');
    await cycleA();
    await laptopB.cycle();
    expect((await b.client.call('partners.load', { id: partnerId })).name).toBe('Sonra');
    onCall = () => undefined;
    await cycleA();
    expect([toldFrom(), (await conflicts()).length]).toEqual([null, 1]);
  });

  test('under a new device id the conflicts of its user', async () => {
    nowMs += dayMs;
    rename(a, 'Ad A');
    onCall = failing('pull', offline);
    rename(b, 'Ad B');
    await laptopB.cycle();
    await expect(cycleA()).rejects.toMatchObject({ code: 'offline' });
    onCall = () => undefined;
    const replay = {
      command: 'test',
      commandId: 'nonce',
      isUndoable: false,
      keepsAnswer: false,
      isReplay: true,
    };
    a.core.gate.write(replay, (tx) => tx.sql.run("UPDATE sync_state SET nonce = 'of a copy'"));
    expect((await cycleA()).isRebound).toBe(true);
    expect(toldFrom()).toBe(null);
    const hub = await office.hub.store.sql.query<{ id: string }>(
      "SELECT seq || '-' || n AS id FROM conflicts",
      [],
    );
    expect(hub.length).toBeGreaterThan(0);
    expect((await conflicts()).map(({ id }) => id)).toEqual(expect.arrayContaining(hub.map(({ id }) => id)));
  });
});

describe('a page that was left half done', () => {
  const replay = {
    command: 'test',
    commandId: 'half',
    isUndoable: false,
    keepsAnswer: false,
    isReplay: true,
  };

  test('its conflicts are known', async () => {
    rename(a, 'Ad A');
    rename(b, 'Ad B');
    await laptopB.cycle();
    const endPage = (): never => {
      throw offline;
    };
    await expect(office.again(a, { steps: { endPage } }).cycle()).rejects.toMatchObject({ code: 'offline' });
    await cycleA();
    expect(await conflicts()).toHaveLength(1);
  });

  test('an outcome without a line of its own is not passed by', async () => {
    rename(a, 'Ad A');
    onCall = failing('pull', offline);
    await expect(cycleA()).rejects.toMatchObject({ code: 'offline' });
    const { gate } = a.core;
    const at = stateOf(gate);
    const seq = at.cursor + 1;
    const line = { device: 'another', cseq: 1, k: 'none', t: '', id: '', f: {} } as const;
    const ack = { cseq: at.lastCseq, outcome: 'ok', reason: null, t: null, id: null, seq } as const;
    const context = {
      ...{ deviceId: at.deviceId, acks: new Map([[ack.cseq, ack]]), followers: noFollowers() },
      page: { to: seq + 9, conflicts: [] },
    };
    const txs = [{ device: 'another', cseq: 1, ops: [{ ...line, seq: seq + 1 }], upTo: seq + 1 }];
    gate.write(replay, (tx) => productSteps.applyTxs(tx, txs, context));
    expect([stateOf(gate).cursor, waitingIn(a)]).toEqual([seq + 1, 0]);
  });
});
