// A laptop that was let in after the copy from which the hub came back: it shows what the hub said of it then, and goes on. On
// both stores over real HTTP; and everything that must not get in that way.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type InvitedUser, inviteByName, listDevices, revokeDevice, revokeUnknown } from '#hub/index.ts';
import type { SignedCertificate } from '#shared/sync/deviceProtocol.ts';
import { enrolDevice, type HubDevice, newKey, openDevice, reasonOf, send } from '#tests/tools/hubDevice.ts';
import { openTestHub, type TestHub } from './hubServer.ts';
import { backUp, describeStores } from './hubStores.ts';
import { put, putPartner, putUser, tx } from './hubWorld.ts';

let server: TestHub;
const minute = 60_000;
const billion = 1e9;
const subs = ['*', 'u:ann', 'u:bob'];
const certificateOf = ({ enrolled }: HubDevice) => enrolled.certificate as SignedCertificate;

const inviteUser = (name: string, more: Partial<InvitedUser> = {}) =>
  inviteByName(
    server.fresh.place,
    { name, role: 'rep', department: undefined, language: 'az', timeZone: 'Asia/Baku', ...more },
    server.nowMs(),
  );

describeStores('a laptop that was let in after the copy', (kind) => {
  let ann: HubDevice;
  let bob: HubDevice;
  let restore: () => Promise<void>;

  /** The hub of now becomes the hub of last night. */
  async function comeBack(): Promise<void> {
    await server.stop();
    await restore();
    await server.restart();
  }

  /** Ann is in the copy; what follows is not. */
  beforeEach(async () => {
    server = await openTestHub(kind);
    ann = await server.enrol('ann', { subs });
    await ann.hello();
    await ann.push(tx(1, [putUser('ann', 'admin'), putPartner('p', 'Old')]));
    await server.stop();
    restore = await backUp(server.fresh.place);
    await server.restart();
    bob = await server.enrol('bob', { subs });
    await bob.hello();
  });
  afterEach(() => server.end());

  test('is unknown, shows its certificate, and brings its work under its own id, prefix and numbers', async () => {
    const own = tx(1, [putPartner('q', 'Bob’s')]);
    await bob.push(own);
    const page = await bob.pull(0);
    const mark = { seq: page.to, batch: page.batch ?? '' };
    const place = { cursor: mark.seq, batchAtCursor: mark.batch, lastCseq: 1 };
    await comeBack();
    // Its token is still good, and it is nobody.
    expect(reasonOf(await bob.hello(place))).toEqual([403, 'unknown_device']);
    expect(reasonOf(await bob.renew())).toEqual([403, 'unknown_device']);
    expect((await bob.admit(certificateOf(bob))).body).toEqual({});
    await bob.renew();
    const hello = await bob.hello(place);
    expect(hello.body).toMatchObject({ action: 'recover', ackedCseq: 0 });
    // What stood in the copy it had seen, though it has no name of it.
    const recovered = (await bob.recover([mark])).body;
    expect(recovered).toMatchObject({ cursor: 2, ackedCseq: 0, head: mark.seq + billion });
    expect(
      (await bob.hello({ ...place, cursor: 2, batchAtCursor: recovered.batch as string })).body.action,
    ).toBe('ok');
    expect((await bob.push(own)).body).toMatchObject({ ackedCseq: 1 });
    expect((await ann.hello({ lastCseq: 1 })).status).toBe(200);
    expect((await ann.pull(2)).ops.map(({ id, f }) => [id, f.name])).toContainEqual(['q', 'Bob’s']);
    const listed = (await listDevices(server.fresh.place)).find(({ id }) => id === bob.id);
    expect(listed).toMatchObject({ userId: 'bob', name: 'bob’s laptop', prefix: bob.enrolled.prefix });
    expect(listed?.admittedAt).toBeGreaterThan(listed?.enrolledAt ?? Number.POSITIVE_INFINITY);
    // Shown again, as after a lost answer, it changes nothing.
    expect((await bob.admit(certificateOf(bob))).status).toBe(200);
    expect(await listDevices(server.fresh.place)).toHaveLength(2);
    const { text } = (await send(server.url(), '/metrics')).body as { text: string };
    expect(text).toContain('yolda_hub_admitted_total 1');
    // The same copy a second time.
    await comeBack();
    expect((await bob.admit(certificateOf(bob))).status).toBe(200);
  });

  test('one that has fetched nothing yet, and one that went on as another device, come back too', async () => {
    const { publicKey, privateKey } = newKey();
    const rebound = (await bob.rebind(publicKey)).body as { device: string; certificate: SignedCertificate };
    await comeBack();
    const again = await openDevice(server.url, rebound.device, privateKey);
    expect((await again.admit(rebound.certificate)).status).toBe(200);
    await again.renew();
    expect((await again.hello({ nonce: 'of the other past' })).body).toMatchObject({ action: 'ok' });
    expect((await again.push(tx(1, [putPartner('r', 'Rebound')]))).body).toMatchObject({ ackedCseq: 1 });
  });

  test('its user was invited after the copy too: he is who he was, until his row has come', async () => {
    const { code, user } = await inviteUser('Leyla', { role: 'head', department: 'North' });
    const leyla = await enrolDevice(server.url, code, { subs: ['*', `u:${user}`, 'u:dan'] });
    const row = (await ann.pull(0)).ops.find(({ id }) => id === user)!.f;
    await comeBack();
    await ann.push(tx(2, [put('users', 'dan', { name: 'Dan', role: 'rep', department: 'North' })]));
    await ann.push(tx(3, [put('users', 'eve', { name: 'Eve', role: 'rep', department: 'South' })]));
    expect((await leyla.admit(certificateOf(leyla))).status).toBe(200);
    await leyla.renew();
    const { subs: seen } = (await leyla.hello()).body as { subs: { add: string[] } };
    expect(seen.add).toEqual(['*', 'u:dan', `u:${user}`].sort());
    // No more than she was …
    const rejected = async (...said: Parameters<typeof tx>) => {
      await leyla.push(tx(...said));
      return (await leyla.pull(0)).acks.find(({ cseq }) => cseq === said[0])?.reason ?? null;
    };
    expect(await rejected(1, [put('users', user, { ...row, role: 'admin' })])).toBe('forbidden');
    expect(await rejected(2, [put('users', 'new', { name: 'New', role: 'rep' })])).toBe('forbidden');
    // … and her own row she brings herself.
    expect(await rejected(3, [put('users', user, row)])).toBe(null);
    // From now on the row says who she is.
    const { ops } = await ann.pull(0);
    const { seq } = ops.findLast(({ id }) => id === user)!;
    await ann.push(tx(4, [{ t: 'users', id: user, k: 'set', seen: seq, f: { role: [seq, 'head', 'rep'] } }]));
    expect((await leyla.hello({ lastCseq: 3 })).body.subs).toMatchObject({ add: ['*', `u:${user}`] });
  });

  test('whatever is altered, borrowed or of another hub stays outside', async () => {
    const shown = certificateOf(bob);
    const elsewhere = await openTestHub('sqlite');
    const stranger = await enrolDevice(
      elsewhere.url,
      (
        await inviteByName(elsewhere.fresh.place, {
          ...{ name: 'Bob', role: 'admin', department: undefined, language: 'az', timeZone: 'Asia/Baku' },
        })
      ).code,
    );
    await elsewhere.end();
    await comeBack();
    const { certificate, signature } = shown;
    const altered = (more: object) => ({ certificate: { ...certificate, ...more }, signature });
    for (const more of [
      ...[{ role: 'head' }, { department: 'North' }, { user: 'ann' }, { user: '' }, { prefix: 'ZZZ' }],
      ...[{ tenant: 'other' }, { name: 'Another' }, { enrolledAt: 0 }],
    ])
      expect([more, ...reasonOf(await bob.admit(altered(more)))]).toEqual([more, 403, 'unknown_device']);
    const broken = Buffer.from(signature, 'base64');
    broken[0] = broken[0]! ^ 1;
    for (const bad of [
      broken.toString('base64'),
      '',
      'AAAA',
      stranger.enrolled.certificate!['signature' as never],
    ])
      expect(reasonOf(await bob.admit({ certificate, signature: bad }))).toEqual([403, 'unknown_device']);
    // Of another hub: its own certificate, with its own key.
    const foreign = await openDevice(server.url, stranger.id, stranger.privateKey);
    expect(reasonOf(await foreign.admit(stranger.enrolled.certificate))).toEqual([403, 'unknown_device']);
    // Read over somebody's shoulder: without the key it is worth nothing, and for no other device.
    const { publicKey, privateKey } = newKey();
    expect(reasonOf(await bob.admit(shown, privateKey))).toEqual([403, 'bad_signature']);
    expect(reasonOf(await bob.admit(altered({ publicKey }), privateKey))).toEqual([403, 'unknown_device']);
    expect(reasonOf(await ann.admit(shown))).toEqual([403, 'bad_signature']);
    for (const bad of [null, {}, { certificate }, { certificate: { ...certificate, device: 1 }, signature }])
      expect((await bob.admit(bad)).status).toBe(400);
    expect(await listDevices(server.fresh.place)).toHaveLength(1);
  });

  test('an old proof of its key is not taken again', async () => {
    await comeBack();
    const shown = certificateOf(bob);
    const proof = { device: bob.id, nonce: 'made up', signature: shown.signature, shown };
    expect(reasonOf(await send(server.url(), '/v1/admit', { body: proof }))).toEqual([403, 'bad_nonce']);
    const { nonce } = (await send(server.url(), '/v1/nonce', { body: { device: bob.id } })).body;
    server.moveClock(2 * minute);
    const late = { ...proof, nonce };
    expect(reasonOf(await send(server.url(), '/v1/admit', { body: late }))).toEqual([403, 'bad_nonce']);
  });

  test('who is no user any more, whose prefix another has, and who asks too often', async () => {
    const eve = await server.enrol('eve', { prefix: 'EVE' });
    await comeBack();
    await ann.push(tx(2, [put('users', 'bob', { name: 'Bob', role: 'rep', deleted_at: 1 })]));
    expect(reasonOf(await bob.admit(certificateOf(bob)))).toEqual([403, 'unknown_device']);
    const other = await server.enrol('dan', { prefix: 'EVE' });
    expect(other.enrolled.prefix).toBe('EVE');
    expect(reasonOf(await eve.admit(certificateOf(eve)))).toEqual([403, 'unknown_device']);
    for (let n = 0; n < 20; n += 1) await eve.admit(certificateOf(eve));
    expect(reasonOf(await eve.admit(certificateOf(eve)))).toEqual([429, 'too_often']);
  });

  test('a hub that may lack devices gives longer prefixes: none of those that are away', async () => {
    await comeBack();
    // Nobody has been heard for a while, as when the hub was put back.
    server.moveClock(11 * minute);
    const fay = await server.enrol('fay', { prefix: bob.enrolled.prefix as string });
    expect(fay.enrolled.prefix).toMatch(/^[A-HJ-NP-Z2-9]{4}$/);
    await ann.renew();
    await ann.hello({ lastCseq: 1 });
    expect((await server.enrol('gus')).enrolled.prefix).toMatch(/^.{3}$/);
    // From the first that finds it out on it is known for good.
    await ann.recover([{ seq: 9, batch: 'of the lost past' }]);
    expect((await server.enrol('hal', { prefix: 'HAL' })).enrolled.prefix).toMatch(/^.{4}$/);
    expect(((await ann.rebind(newKey().publicKey)).body as { prefix: string }).prefix).toMatch(/^.{4}$/);
    expect((await bob.admit(certificateOf(bob))).status).toBe(200);
  });

  test('thrown out again before it comes: out, or wiped, and what waits there collected', async () => {
    const eve = await server.enrol('eve');
    await comeBack();
    const { place } = server.fresh;
    expect(await revokeDevice(place, bob.id)).toBe(false);
    expect(await revokeUnknown(place, bob.id)).toBe(true);
    expect(await revokeUnknown(place, eve.id, { collect: true })).toBe(true);
    await expect(revokeUnknown(place, 'nobody')).rejects.toMatchObject({ reason: 'bad_device' });
    expect(reasonOf(await bob.renew())).toEqual([403, 'unknown_device']);
    expect(reasonOf(await bob.admit(certificateOf(bob)))).toEqual([403, 'revoked']);
    expect(reasonOf(await bob.renew())).toEqual([403, 'revoked']);
    // Who only knows its id is told nothing.
    const { privateKey } = newKey();
    expect(reasonOf(await eve.admit(certificateOf(eve), privateKey))).toEqual([403, 'bad_signature']);
    const wiped = await eve.admit(certificateOf(eve));
    expect([...reasonOf(wiped), (wiped.body.details as { order: object }).order]).toMatchObject([
      ...[403, 'wipe', { device: eve.id, collect: true }],
    ]);
    const waiting = [tx(1, [putPartner('e', 'Eve’s')])];
    expect((await eve.quarantine({ txs: waiting })).body).toEqual({ kept: 1 });
    expect(reasonOf(await eve.hello())).toEqual([403, 'wipe']);
    const listed = await listDevices(place);
    expect(
      listed
        .filter(({ revokedAt }) => revokedAt !== null)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...['bob’s laptop', 'eve’s laptop']]);
    // One that is known is thrown out as ever.
    expect(await revokeUnknown(place, ann.id)).toBe(true);
    expect(reasonOf(await ann.hello({ lastCseq: 1 }))).toEqual([403, 'revoked']);
  });

  test('hello brings what the device lacks: of a program from before none, else the one that holds', async () => {
    const held = certificateOf(bob).signature;
    expect((await bob.hello()).body.certificate).toBe(null);
    expect((await bob.hello({ certificate: held })).body.certificate).toBe(null);
    expect((await bob.hello({ certificate: '' })).body.certificate).toEqual(certificateOf(bob));
    await ann.push(tx(2, [put('users', 'bob', { name: 'Bob', role: 'head', department: 'North' })]));
    const { certificate } = (await bob.hello({ certificate: held })).body as unknown as {
      certificate: SignedCertificate;
    };
    expect(certificate.certificate).toMatchObject({
      role: 'head',
      department: 'North',
      prefix: bob.enrolled.prefix,
    });
    const { ops } = await ann.pull(0);
    const { seq } = ops.findLast(({ id }) => id === 'bob')!;
    const fired = { t: 'users', id: 'bob', k: 'set', seen: seq, f: { deleted_at: [seq, null, 5] } };
    await ann.push(tx(3, [fired]));
    expect((await bob.hello({ certificate: held })).body.certificate).toBe(null);
  });

  test('a hello that comes twice, or late, takes no nonce away from those after it', async () => {
    const run = (count: number) => ({ run: { id: 'one running program', count } });
    const start = bob.nonce();
    const first = await bob.hello({ nonce: start, ...run(1) });
    const [nonce] = [first.body.nonce as string];
    // The network doubles it: the same answer.
    expect((await bob.hello({ nonce: start, ...run(1) })).body).toMatchObject({ action: 'ok', nonce });
    // Its answer is lost, and it is said again; then the first comes late, and later once more.
    const second = (await bob.hello({ nonce, ...run(2) })).body.nonce as string;
    const third = (await bob.hello({ nonce, ...run(3) })).body.nonce as string;
    expect(third).not.toBe(second);
    expect((await bob.hello({ nonce, ...run(2) })).body).toMatchObject({ action: 'ok', nonce: third });
    expect((await bob.hello({ nonce: third, ...run(4) })).body.action).toBe('ok');
    const last = bob.nonce()!;
    await bob.hello({ nonce, ...run(2) });
    await bob.hello({ nonce: start, ...run(1) });
    expect((await bob.hello({ nonce: last, ...run(5) })).body.action).toBe('ok');
    expect((await bob.push(tx(1, [putPartner('q', 'Mine')]))).body).toMatchObject({ ackedCseq: 1 });
    // A copy of its file is another program: it is found out as ever.
    const copy = { lastCseq: 1, nonce: third, run: { id: 'another', count: 1 } };
    expect((await bob.hello(copy)).body.action).toBe('rebind');
    expect((await bob.hello({ lastCseq: 1, nonce: bob.nonce(), ...run(6) })).body.action).toBe('ok');
  });
});
