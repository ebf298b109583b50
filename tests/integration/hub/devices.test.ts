// Who gets in and who goes, on both stores over real HTTP: invitations, prefixes, nonces, copies of a device, wiping.
import { createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type InvitedUser,
  inviteByName,
  listDevices,
  listQuarantine,
  revokeDevice,
  showQuarantine,
} from '#hub/index.ts';
import { type WipeDetails, wipeText } from '#shared/sync/deviceProtocol.ts';
import { syncSchema } from '#shared/sync/logProtocol.ts';
import {
  enrolDevice,
  type HubDevice,
  newKey,
  openBell,
  openDevice,
  reasonOf,
  send,
} from '#tests/tools/hubDevice.ts';
import { openTestHub, type TestHub } from './hubServer.ts';
import { describePostgres, describeStores } from './hubStores.ts';
import { putPartner, tx } from './hubWorld.ts';

const day = 24 * 3_600_000;
let server: TestHub;
const subs = ['*', 'u:ann', 'u:bob'];
const enrol = (user: string, prefix = ''): Promise<HubDevice> => server.enrol(user, { prefix, subs });

/** As a workstation checks it: with the key it was given when it came in. */
function isSigned(hubKey: string, { order, signature }: WipeDetails): boolean {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(hubKey, 'base64')]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, Buffer.from(wipeText(order)), key, Buffer.from(signature, 'base64'));
}

describeStores('devices', (kind) => {
  beforeEach(async () => {
    server = await openTestHub(kind);
  });
  afterEach(() => server.end());

  const inviteUser = (name: string, more: Partial<InvitedUser> = {}) =>
    inviteByName(
      server.fresh.place,
      { name, role: 'rep', department: undefined, language: 'az', timeZone: 'Asia/Baku', ...more },
      server.nowMs(),
    );
  const users = async (device: HubDevice) =>
    (await device.pull(0)).ops.filter(({ t }) => t === 'users').map(({ k, id, f }) => ({ k, id, f }));

  test('an invitation makes the user’s row once, changes his role, and travels like any change', async () => {
    const first = await inviteUser('Aysel Quliyeva', { department: 'North' });
    const ann = await enrolDevice(server.url, first.code);
    expect(ann.enrolled).toMatchObject({ user: first.user, isEmpty: true });
    // The same person, as another administrator writes her.
    const again = await inviteUser('  aysel quliyeva ', { role: 'head' });
    expect(again.user).toBe(first.user);
    expect((await inviteUser('Aysel Quliyeva', { role: 'head' })).user).toBe(first.user);
    const other = await inviteUser('Orxan', { role: 'admin', language: 'ru', timeZone: 'Europe/Moscow' });
    expect(other.user).not.toBe(first.user);
    const changes = await users(ann);
    const names = { email: '', phone: '', deleted_at: null };
    expect(changes).toMatchObject([
      {
        ...{ k: 'put', id: first.user },
        f: {
          ...names,
          name: 'Aysel Quliyeva',
          role: 'rep',
          department: 'North',
          language: 'az',
          time_zone: 'Asia/Baku',
        },
      },
      { k: 'set', id: first.user, f: { role: 'head' } },
      { k: 'put', id: other.user, f: { name: 'Orxan', role: 'admin', language: 'ru', department: '' } },
    ]);
    expect(changes[1]?.f).not.toHaveProperty('department');
    expect((await listDevices(server.fresh.place)).map(({ id }) => id)).toEqual([ann.id]);
    // The hub's own device is nobody's.
    const hubDevice = '00000000-0000-7000-8000-000000000000';
    const { privateKey } = newKey();
    const asHub = await openDevice(server.url, hubDevice, privateKey);
    expect(asHub.token()).toBeUndefined();
    expect(await revokeDevice(server.fresh.place, hubDevice)).toBe(false);
  });

  test('invitations at the same moment make one user each, and the first device brings the company', async () => {
    const invited = await Promise.all(['A', 'B', 'C', 'D'].map((name) => inviteUser(name)));
    const ann = await enrolDevice(server.url, invited[0]!.code);
    expect(ann.enrolled).toMatchObject({ isEmpty: true });
    expect((await users(ann)).map(({ f }) => f.name).sort()).toEqual(['A', 'B', 'C', 'D']);
    await ann.hello();
    await ann.push(tx(1, [putPartner('p', 'First')]));
    expect((await enrolDevice(server.url, invited[1]!.code)).enrolled).toMatchObject({ isEmpty: false });
  });

  test('each device numbers its documents in a series of its own', async () => {
    const ann = await enrol('ann', 'A7K');
    expect(ann.enrolled.prefix).toBe('A7K');
    const others = [
      await enrol('bob', 'A7K'),
      await enrol('eve', ''),
      await enrol('dan', 'a b'),
      await enrol('fay', 'IO1'),
    ];
    const prefixes = [ann, ...others].map(({ enrolled }) => enrolled.prefix as string);
    expect(new Set(prefixes).size).toBe(5);
    for (const prefix of prefixes) expect(prefix).toMatch(/^[A-HJ-NP-Z2-9]{3}$/);
    expect(ann.enrolled.hubKey).toBe(others[0]!.enrolled.hubKey);
  });

  test('a nonce is good once more when its answer was lost, and never after that', async () => {
    const ann = await enrol('ann');
    const first = await ann.hello();
    expect(first.body).toMatchObject({ action: 'ok', ackedHlc: null });
    // The answer to the first hello was lost: no nonce again.
    const second = await ann.hello({ nonce: null });
    expect(second.body.action).toBe('ok');
    const third = await ann.hello();
    const fourth = await ann.hello({ nonce: second.body.nonce as string });
    expect([third.body.action, fourth.body.action]).toEqual(['ok', 'ok']);
    for (const nonce of [first.body.nonce as string, third.body.nonce as string, null, 'made up'])
      expect((await ann.hello({ nonce })).body.action).toBe('rebind');
    // Who was told to rebind got nothing: the true one goes on.
    const own = tx(1, [putPartner('p', 'One')]);
    expect((await ann.push(own)).body).toEqual({ ackedCseq: 1, head: 1 });
    expect((await ann.hello({ lastCseq: 1 })).body).toMatchObject({
      action: 'ok',
      ackedCseq: 1,
      ackedHlc: own.hlc,
    });
  });

  test('a copy of a device’s file cannot push as it, and goes on as another of the same user', async () => {
    const ann = await enrol('ann', 'A7K');
    await ann.hello();
    await ann.push(tx(1, [putPartner('p', 'Old')]));
    // Its file is copied here: both have the same key, number and nonce.
    const copy = await openDevice(server.url, ann.id, ann.privateKey);
    const shared = ann.nonce();
    await ann.hello({ lastCseq: 1 });
    await ann.push(tx(2, [putPartner('q', 'True copy')]));
    await ann.hello({ lastCseq: 2 });
    expect((await copy.hello({ lastCseq: 1, nonce: shared })).body.action).toBe('rebind');
    expect((await copy.hello({ lastCseq: 2, nonce: shared })).body.action).toBe('rebind');
    expect(reasonOf(await copy.push(tx(3, [putPartner('r', 'Copy')])))).toEqual([409, 'other_nonce']);
    const { publicKey, privateKey } = newKey();
    const { device, prefix } = (await copy.rebind(publicKey)).body as { device: string; prefix: string };
    expect(prefix).toMatch(/^[A-HJ-NP-Z2-9]{3}$/);
    expect(prefix).not.toBe('A7K');
    const fresh = await openDevice(server.url, device, privateKey);
    expect((await fresh.hello()).body).toMatchObject({ action: 'ok', ackedCseq: 0 });
    expect((await fresh.push(tx(1, [putPartner('r', 'Copy')]))).body).toMatchObject({ ackedCseq: 1 });
    expect((await ann.push(tx(3, [putPartner('s', 'True copy still')]))).body).toMatchObject({
      ackedCseq: 3,
    });
    const listed = await listDevices(server.fresh.place);
    expect(listed.map(({ id, userId }) => [id, userId])).toEqual([
      ...[
        [ann.id, 'ann'],
        [device, 'ann'],
      ],
    ]);
    // A device that does it all the time is broken.
    for (let at = 0; at < 4; at += 1) expect((await ann.rebind(newKey().publicKey)).status).toBe(200);
    expect(reasonOf(await ann.rebind(newKey().publicKey))).toEqual([429, 'too_often']);
    const bob = await enrol('bob');
    expect((await bob.rebind(newKey().publicKey)).status).toBe(200);
    server.moveClock(3_600_001);
    await ann.renew();
    expect((await ann.rebind(newKey().publicKey)).status).toBe(200);
  });

  test('what hello keeps of a device: when, which schema, how wrong its clock, what waits there', async () => {
    const ann = await enrol('ann');
    expect(await listDevices(server.fresh.place)).toMatchObject([
      { seenAt: null, schema: null, clockOffsetMs: null },
    ]);
    const before = server.nowMs();
    const said = await ann.hello({ lastCseq: 3, deviceTime: before - 6 * 60_000 });
    const lease = (said.body.leaseUntil as number) - (said.body.hubTime as number);
    expect(lease).toBe(30 * day);
    const [listed] = await listDevices(server.fresh.place);
    expect(listed).toMatchObject({ schema: syncSchema, isClockOff: true, waiting: 3, wipeAt: null });
    expect(listed!.seenAt).toBeGreaterThanOrEqual(before);
    expect(listed!.clockOffsetMs).toBeGreaterThanOrEqual(6 * 60_000);
    const { text } = (await send(server.url(), '/metrics')).body as { text: string };
    expect(text).toContain('yolda_hub_clocks_off_total 1');
    await ann.hello({ lastCseq: 3, deviceTime: server.nowMs() });
    expect(await listDevices(server.fresh.place)).toMatchObject([{ isClockOff: false }]);
    await server.restart({ leaseMs: 7 * day });
    const short = (await ann.hello()).body;
    expect((short.leaseUntil as number) - (short.hubTime as number)).toBe(7 * day);
  });

  test('a device is thrown out everywhere at once', async () => {
    const ann = await enrol('ann');
    await ann.hello();
    const bell = await openBell(server.url(), ann.token());
    await ann.tryPull();
    await revokeDevice(server.fresh.place, ann.id);
    expect(await bell.closed).toBe(1008);
    expect(bell.heads).toEqual([0]);
    const calls = [
      ann.tryPull(),
      ann.hello(),
      ann.push(tx(1, [putPartner('p', 'P')])),
      ann.renew(),
      ann.recover([]),
    ];
    for (const answer of await Promise.all(calls)) expect(reasonOf(answer)).toEqual([403, 'revoked']);
    expect(reasonOf(await ann.rebind(newKey().publicKey))).toEqual([401, 'bad_token']);
    expect(reasonOf(await ann.quarantine({ txs: [tx(1, [])] }))).toEqual([403, 'not_collected']);
  });

  test('a wipe is an order that only the hub can sign, told at every call, and the bell rings for it', async () => {
    const ann = await enrol('ann');
    await ann.hello();
    const { hubKey } = ann.enrolled as { hubKey: string };
    const token = ann.token();
    const bell = await openBell(server.url(), token);
    expect(await revokeDevice(server.fresh.place, ann.id, { collect: false })).toBe(true);
    expect(await bell.closed).toBe(1008);
    expect(bell.heads).toEqual([0, 0]);
    const answers = [
      await ann.tryPull(),
      await ann.hello(),
      await ann.push(tx(1, [putPartner('p', 'P')])),
      await ann.renew(),
    ];
    for (const answer of answers) {
      expect(reasonOf(answer)).toEqual([403, 'wipe']);
      const details = answer.body.details as WipeDetails;
      expect(details.order).toEqual({ device: ann.id, at: expect.any(Number), collect: false });
      expect(isSigned(hubKey, details)).toBe(true);
      expect(isSigned(hubKey, { ...details, order: { ...details.order, collect: true } })).toBe(false);
      expect(isSigned(newKey().publicKey, details)).toBe(false);
    }
    // A stranger who knows its id is not told.
    const stranger = await openDevice(server.url, ann.id, newKey().privateKey);
    expect(reasonOf(await stranger.renew())).toEqual([403, 'bad_signature']);
    expect(reasonOf(await ann.quarantine({ txs: [tx(1, [])] }))).toEqual([403, 'not_collected']);
    expect(await listQuarantine(server.fresh.place)).toEqual([]);
  });

  test('what waits on a device to be wiped is collected first, kept and merged by nobody', async () => {
    const ann = await enrol('ann');
    await ann.hello();
    await ann.push(tx(1, [putPartner('p', 'Known')]));
    await revokeDevice(server.fresh.place, ann.id, { collect: true });
    const refused = await ann.hello();
    expect((refused.body.details as WipeDetails).order.collect).toBe(true);
    const waiting = [tx(2, [putPartner('q', 'Not sent \0 yet')]), tx(3, [{ anything: ['at', 'all'] }])];
    expect((await ann.quarantine({ txs: waiting })).body).toEqual({ kept: 2 });
    // Its reply was lost.
    expect((await ann.quarantine({ txs: [waiting[1], tx(4, [])] })).body).toEqual({ kept: 2 });
    const stranger = await openDevice(server.url, ann.id, newKey().privateKey);
    expect(reasonOf(await stranger.quarantine({ txs: waiting }))).toEqual([403, 'bad_signature']);
    expect(await listQuarantine(server.fresh.place)).toEqual([
      {
        device: ann.id,
        userId: 'ann',
        name: 'ann’s laptop',
        count: 3,
        from: expect.any(Number),
        to: expect.any(Number),
      },
    ]);
    expect(await showQuarantine(server.fresh.place, ann.id)).toEqual([...waiting, tx(4, [])]);
    await expect(showQuarantine(server.fresh.place, 'nobody')).rejects.toThrow('device_unknown');
    const bob = await enrol('bob');
    expect((await bob.pull(0)).ops.map(({ id }) => id)).toEqual(['p']);
  });
});

describePostgres('two hubs on one PostgreSQL', () => {
  beforeEach(async () => {
    server = await openTestHub('postgres');
  });
  afterEach(() => server.end());

  test('a revocation at one is known to the other before anybody asks the store again', async () => {
    const other = await server.startOther();
    const ann = await enrol('ann');
    const there = await openDevice(() => other.url, ann.id, ann.privateKey);
    expect((await there.tryPull()).status).toBe(200);
    const bell = await openBell(other.url, there.token());
    await revokeDevice(server.fresh.place, ann.id);
    expect(await bell.closed).toBe(1008);
    expect(reasonOf(await there.tryPull())).toEqual([403, 'revoked']);
  });
});
