// Lines of the program at a real PBX: registered, refused, pinned, lost and found again, signed off.
import { afterEach, describe, expect, onTestFinished } from 'vitest';
import type { Input, Output } from '#shared/contract/index.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { hurry } from './rig/clock.ts';
import { addNetwork } from './rig/nat.ts';
import type { Pbx } from './rig/pbx.ts';
import { passwordOf, realm } from './rig/ports.ts';
import { connectRawPhone } from './rig/rawPhone.ts';
import { test } from './rig/sipTest.ts';
import { until } from './rig/until.ts';

type LineRow = Output<'telephony.listLines'>['rows'][number];

let t: TestCore | undefined;
afterEach(async () => {
  await t?.close();
  t = undefined;
});

const fields = (url: string, more: Partial<Input<'telephony.saveLine'>> = {}) => ({
  ...{ name: 'Ofis', url, domain: realm, user: '101', password: passwordOf('101') },
  ...more,
});

async function begin(line: Input<'telephony.saveLine'>): Promise<{ core: TestCore; id: string }> {
  t = await openTestCore({ runsJobs: true });
  const { id } = await t.client.call('telephony.saveLine', line);
  return { core: t, id };
}

async function line({ client }: TestCore): Promise<LineRow> {
  const { rows } = await client.call('telephony.listLines', {});
  return rows[0] ?? expect.fail('there is no line');
}

const untilLive = (core: TestCore, state: LineRow['live']['state'], reason = ''): Promise<LineRow['live']> =>
  until(`the line is ${state} ${reason}`, async () => {
    const { live } = await line(core);
    return live.state === state && live.reason === reason ? live : undefined;
  });

/** How often the PBX was asked to register, or to sign off. */
const registers = (pbx: Pbx): number => pbx.log().match(/REQ REGISTER/g)?.length ?? 0;

describe('a line', () => {
  test('is registered, tells each change, and signs off when the program closes', async ({ rig }) => {
    const pbx = await rig.startPbx();
    t = await openTestCore({ runsJobs: true });
    const told: string[] = [];
    t.client.on('telephony.lineState', ({ state }) => told.push(state));
    await t.client.call('telephony.saveLine', fields(pbx.wsUrl));
    const live = await untilLive(t, 'registered');
    expect({ nextAt: live.nextAt, told }).toEqual({ nextAt: null, told: ['connecting', 'registered'] });
    const before = registers(pbx);
    await t.close();
    t = undefined;
    expect(registers(pbx)).toBeGreaterThan(before);
  });

  test('whose password is wrong says so and does not hammer; the right one registers', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const { core, id } = await begin(fields(pbx.wsUrl, { password: 'wrong' }));
    const live = await untilLive(core, 'failed', 'wrong_password');
    expect((live.nextAt ?? 0) - core.platform.now()).toBeGreaterThan(60_000);
    await core.client.call('telephony.saveLine', { ...fields(pbx.wsUrl), id });
    await untilLive(core, 'registered');
    // Nothing of the password is anywhere but in the secrets.
    const { rows } = await core.client.call('telephony.listLines', {});
    const seen = JSON.stringify([
      rows,
      core.platform.lines,
      core.core.gate.sql.all('SELECT * FROM phone_lines'),
    ]);
    expect(seen).not.toContain(passwordOf('101'));
  });

  test('of a PBX that knows SHA-256 digests only registers, or is told that its password is wrong', async ({
    rig,
  }) => {
    const pbx = await rig.startPbx({ isSha256: true });
    const { core, id } = await begin(fields(pbx.wsUrl));
    await untilLive(core, 'registered');
    await core.client.call('telephony.saveLine', { ...fields(pbx.wsUrl, { password: 'wrong' }), id });
    await untilLive(core, 'failed', 'wrong_password');
  });

  test('is registered again when its PBX was killed and returns', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const { core } = await begin(fields(pbx.wsUrl));
    await untilLive(core, 'registered');
    await pbx.kill();
    await until('the loss is noticed', async () => (await line(core)).live.state !== 'registered');
    await until('nobody is there', async () => (await line(core)).live.reason === 'refused');
    await pbx.start();
    await untilLive(core, 'registered');
  });

  test('notices that its PBX is frozen, and is registered again once it goes on', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const { core } = await begin(fields(pbx.wsUrl));
    await untilLive(core, 'registered');
    pbx.freeze();
    await until('the silence is noticed', async () => (await line(core)).live.reason === 'no_answer');
    pbx.resume();
    await untilLive(core, 'registered');
  });

  test('tries at once when the network changes, whatever the plan was', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const { core } = await begin(fields(pbx.wsUrl));
    await untilLive(core, 'registered');
    // Its own plan takes fifty times as long.
    hurry(rig, { fromMs: 50, factor: 1 / 50 });
    await pbx.kill();
    await until('the loss is noticed', async () => (await line(core)).live.state === 'failed');
    await pbx.start();
    onTestFinished(addNetwork());
    await untilLive(core, 'registered');
  });

  test('that is changed signs off before it registers anew, and is called at its new place', async ({
    rig,
  }) => {
    const pbx = await rig.startPbx();
    const { core, id } = await begin(fields(pbx.wsUrl));
    const { since } = await untilLive(core, 'registered');
    await core.client.call('telephony.saveLine', { ...fields(pbx.wsUrl, { displayName: 'Aysel "A"' }), id });
    await until('it is registered anew', async () => {
      const { live } = await line(core);
      return live.state === 'registered' && live.since > since;
    });
    // A farewell of the old one after that would leave nobody: 480, of the PBX itself.
    const caller = await connectRawPhone(pbx.wsUrl);
    const call = { user: '102', password: passwordOf('102'), to: '101', offer: '' };
    caller.call(call).catch(() => undefined);
    await until('it rings', async () => {
      const { calls } = await core.client.call('calls.listLive', {});
      return calls[0]?.state === 'ringing' && calls[0].number === '102';
    });
    caller.close();
  });

  test('whose PBX is frozen does not hold up the end of the program', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const { core } = await begin(fields(pbx.wsUrl));
    await untilLive(core, 'registered');
    pbx.freeze();
    await core.close();
    t = undefined;
    expect(core.platform.lines.at(-1)?.event).toBe('core.closed');
    pbx.resume();
  });

  test('goes with its row and comes back with it', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const { core, id } = await begin(fields(pbx.wsUrl));
    await untilLive(core, 'registered');
    await core.client.call('telephony.removeLine', { id });
    expect((await core.client.call('telephony.listLines', {})).rows).toEqual([]);
    await core.client.call('operations.undo', {});
    await untilLive(core, 'registered');
  });

  test('with a certificate nobody vouches for is refused, pinned, and refused again when it changes', async ({
    rig,
  }) => {
    const pbx = await rig.startPbx();
    const { core, id } = await begin(fields(pbx.wssUrl));
    await untilLive(core, 'failed', 'tls_untrusted');
    const met = await core.client.call('telephony.testLine', fields(pbx.wssUrl));
    expect(met.steps).toEqual([
      { step: 'dns', isOk: true, reason: '' },
      { step: 'connect', isOk: true, reason: '' },
      { step: 'tls', isOk: false, reason: 'tls_untrusted' },
    ]);
    expect(met.fingerprint).toMatch(/^[\da-f]{64}$/);
    await core.client.call('telephony.saveLine', { ...fields(pbx.wssUrl, { pin: met.fingerprint }), id });
    await untilLive(core, 'registered');
    await pbx.kill();
    pbx.renewCertificate();
    await pbx.start();
    await untilLive(core, 'failed', 'tls_changed');
    const changed = await core.client.call(
      'telephony.testLine',
      fields(pbx.wssUrl, { pin: met.fingerprint }),
    );
    expect(changed.fingerprint).not.toBe(met.fingerprint);
  });
});

describe('a test of a line', () => {
  test('goes through every step and leaves the running line alone', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const { core, id } = await begin(fields(pbx.wsUrl));
    await untilLive(core, 'registered');
    // Without a password the kept one is taken.
    const { password: _password, ...kept } = fields(pbx.wsUrl);
    const verdict = await core.client.call('telephony.testLine', { ...kept, id });
    expect(verdict).toEqual({
      isOk: true,
      steps: ['dns', 'connect', 'websocket', 'register'].map((step) => ({ step, isOk: true, reason: '' })),
      fingerprint: '',
      iceServers: [],
    });
    expect((await line(core)).live.state).toBe('registered');
  });

  test('says at which step it failed, and why', async ({ rig }) => {
    const pbx = await rig.startPbx();
    t = await openTestCore();
    const { client } = t;
    const last = async (asked: Input<'telephony.testLine'>) =>
      (await client.call('telephony.testLine', asked)).steps.at(-1);
    expect(await last(fields(pbx.wsUrl, { password: 'wrong' }))).toMatchObject({
      ...{ step: 'register', reason: 'wrong_password' },
    });
    expect(await last(fields('wss://no-such-host.invalid'))).toMatchObject({
      ...{ step: 'dns', reason: 'dns_failed' },
    });
    expect(await last(fields('ws://127.0.0.1:9'))).toMatchObject({ step: 'connect', reason: 'refused' });
    pbx.freeze();
    onTestFinished(() => pbx.resume());
    expect(await last(fields(pbx.wsUrl))).toMatchObject({ step: 'websocket', reason: 'no_answer' });
  });
});
