// An office behind a NAT: what reaches it, and how.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import { tonesIn } from './audio/hearing.ts';
import { makeOffer, takeAnswer } from './rig/browserCall.ts';
import { openBlankPage, openBrowserParty } from './rig/browserParty.ts';
import { listen, untilHears } from './rig/listen.ts';
import { openMediaPage } from './rig/mediaPage.ts';
import { internetAddress, routerAddress } from './rig/nat.ts';
import { passwordOf, ports } from './rig/ports.ts';
import { connectRawPhone } from './rig/rawPhone.ts';
import { natTest as test } from './rig/sipTest.ts';
import { type Turn, turnUser } from './rig/turn.ts';
import { until } from './rig/until.ts';
import { openWorkstation, type WorkstationOptions } from './rig/workstation.ts';

test('an allocation at the TURN server is made and carries data through the NAT', async ({ nat, rig }) => {
  await rig.startTurn();
  const { username, credential } = turnUser;
  const [file, ...args] = nat.inOffice(
    `turnutils_uclient -v -y -c -n 20 -m 1 -u ${username} -w ${credential} 198.51.100.1`.split(' '),
  );
  const { stdout } = await promisify(execFile)(file!, args, { timeout: 30_000 });
  expect(stdout).toMatch(/Total lost packets 0 /);
  expect(stdout).toMatch(/relay addr: 198\.51\.100\.1:300\d\d/);
});

describe('a browser in the office, whose router lets no UDP out but to the TURN server', () => {
  test.for([
    ['by TURN', true],
    ['not without', false],
  ] as const)('is heard, and hears, %s', async ([, hasTurn], { nat, rig }) => {
    nat.blockUdpButTurn();
    const turn = await rig.startTurn();
    const { pbx } = await rig.startMediaPbx();
    const party = await openBrowserParty(rig, { hz: 620, office: nat });
    await openBlankPage(party);
    const phone = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
    const signals = await connectRawPhone(pbx.wsUrl);
    const offer = await makeOffer(party, hasTurn ? { iceServers: turn.iceServers } : {});
    // The server sees the router, not the office.
    expect(/typ relay raddr (\S+)/.exec(offer)?.[1]).toBe(hasTurn ? routerAddress : undefined);
    const line = { user: '101', password: passwordOf('101') };
    const { answer, hangUp } = await signals.call({ ...line, to: '201', offer });
    await takeAnswer(party, answer);
    if (hasTurn) await Promise.all([untilHears(party, [1_000]), untilHears(phone, [620])]);
    else expect(tonesIn(await listen(phone, 1_500), [620])).toEqual([]);
    await hangUp();
  });
});

describe('a workstation in that office, whose line names the TURN server', () => {
  const lineOf = (turn: Turn, turnPassword: string = turnUser.credential): WorkstationOptions => ({
    ...{ turn: turn.iceServers.flatMap(({ urls }) => urls).join(' '), turnUser: turnUser.username },
    turnPassword,
  });

  test('is heard, and hears, in calls out and in', async ({ nat, rig }) => {
    nat.blockUdpButTurn();
    const turn = await rig.startTurn();
    const { pbx } = await rig.startMediaPbx();
    const phone = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
    const desk = await openWorkstation(rig, { wsUrl: pbx.wssUrl }, lineOf(turn));
    const page = await openMediaPage(rig, desk, 620, nat);
    const callId = await desk.dial('201');
    await desk.untilCall('live');
    await Promise.all([untilHears(page, [1_000]), untilHears(phone, [620])]);
    await desk.client.call('calls.hangUp', { callId });
    await desk.client.call('calls.hangUp', { callId });

    const caller = await rig.startBaresip({ user: '103', hz: 440 });
    await caller.dial('101');
    const { id } = await desk.untilCall('ringing');
    await desk.client.call('calls.answer', { callId: id });
    await Promise.all([untilHears(page, [440]), untilHears(caller, [620])]);
    expect(JSON.stringify(desk.platform.lines)).not.toContain(turnUser.credential);
  });

  test('says so where the password of TURN is wrong, and ends the silent call', async ({ nat, rig }) => {
    nat.blockUdpButTurn();
    const turn = await rig.startTurn();
    const { pbx } = await rig.startMediaPbx();
    const phone = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
    const desk = await openWorkstation(rig, { wsUrl: pbx.wssUrl }, lineOf(turn, 'wrongTurn'));
    await openMediaPage(rig, desk, 620, nat);
    await desk.dial('201');
    await desk.untilCall('wrapUp', { reason: 'turn_refused' });
    await phone.control().untilEvent('CALL_CLOSED');
    // Nobody has talked.
    expect(await desk.journal()).toMatchObject([{ result: 'failed', reason: 'turn_refused' }]);
    expect(JSON.stringify(desk.platform.lines)).not.toContain('wrongTurn');
  });

  test('says so where the TURN server is away, and ends the silent call', async ({ nat, rig }) => {
    nat.blockUdpButTurn();
    const turn = await rig.startTurn();
    const { pbx } = await rig.startMediaPbx();
    await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
    const desk = await openWorkstation(rig, { wsUrl: pbx.wssUrl }, lineOf(turn));
    await turn.kill();
    await openMediaPage(rig, desk, 620, nat);
    await desk.dial('201');
    // ICE itself gives up late.
    await until('the call ends', async () => (await desk.call()).state === 'wrapUp', 40_000);
    expect(await desk.call()).toMatchObject({ reason: 'turn_unreachable' });
  });

  test('talks without TURN where it can, whatever its password', async ({ nat, rig }) => {
    const turn = await rig.startTurn();
    const { pbx } = await rig.startMediaPbx();
    const phone = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
    const desk = await openWorkstation(rig, { wsUrl: pbx.wssUrl }, lineOf(turn, 'wrongTurn'));
    const page = await openMediaPage(rig, desk, 620, nat);
    await desk.dial('201');
    await desk.untilCall('live');
    await Promise.all([untilHears(page, [1_000]), untilHears(phone, [620])]);
    // Longer than the page waits for a way.
    await listen(phone, 6_000);
    expect(await desk.call()).toMatchObject({ state: 'live', reason: '' });
    await untilHears(phone, [620]);
  });
});

test('two workstations, one in an office whose line names a STUN server only: both hear each other, over a cable that is pulled too', async ({
  nat,
  rig,
}) => {
  await rig.startTurn();
  const { wssUrl: wsUrl } = await rig.startPbx();
  const stun = `stun:${internetAddress}:${ports.turn}`;
  const desk = await openWorkstation(rig, { wsUrl }, { user: '101', stun });
  const other = await openWorkstation(rig, { wsUrl }, { user: '102' });
  const [page, otherPage] = await Promise.all([
    openMediaPage(rig, desk, 620, nat),
    openMediaPage(rig, other, 440),
  ]);
  const offers: string[] = [];
  other.client.on('media.asked', ({ ask }) => {
    if (ask.type === 'makeAnswer') offers.push(ask.offer);
  });
  const callId = await desk.dial('102');
  const { id: there } = await other.untilCall('ringing');
  await other.client.call('calls.answer', { callId: there });
  await desk.untilCall('live');
  await Promise.all([untilHears(page, [440]), untilHears(otherPage, [620])]);
  // What the server saw of the office is its router.
  expect(offers[0]).toMatch(new RegExp(` ${routerAddress.replaceAll('.', '\\.')} \\d+ typ srflx`));
  expect(offers[0]).not.toContain('typ relay');
  nat.cut();
  await until('it is noticed', async () => (await desk.call()).state === 'reconnecting', 20_000);
  nat.mend();
  await until('it is taken up', async () => (await desk.call()).state === 'live', 20_000);
  await Promise.all([untilHears(page, [440]), untilHears(otherPage, [620])]);
  await desk.client.call('calls.hangUp', { callId });
  await other.untilCall('wrapUp', { reason: '' });
});
