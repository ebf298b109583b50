// A dial session in the real core, over a line whose telephone is at a small Asterisk: the list as it began, who is passed over,
// what a call and its wrap-up do to it, and where it stands after a crash.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Output } from '#shared/contract/index.ts';
import { AmiServer, channel } from '#tests/tools/amiServer.ts';
import { makeCall } from '#tests/tools/callLog.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

type Session = NonNullable<Output<'dialSession.load'>['session']>;
/** A Tuesday, noon in Baku. */
const noon = Date.UTC(2026, 10, 24, 8);
const minuteMs = 60_000;
const catalogue = new URL('../../fixtures/exchange/2.10', import.meta.url).pathname;
const today = { from: '2026-11-24', to: '2026-11-24' };

let t: TestCore;
let pbx: AmiServer;
beforeEach(async () => {
  t = await openTestCore({ nowMs: noon - minuteMs, runsJobs: true });
  pbx = await new AmiServer().start();
  await t.client.call('company.setUp', setUpInput());
});
afterEach(async () => {
  await t.close();
  await pbx.stop();
});

const saveLine = async (): Promise<void> => {
  await t.client.call('telephony.saveLine', {
    ...{ name: 'Stol', kind: 'ami', url: pbx.url, user: 'PJSIP/101', authUser: 'yolda', password: 'gizli' },
    context: 'from-internal',
  });
  await untilRegistered('registered');
};
const untilRegistered = (state: string) =>
  expect
    .poll(async () => (await t.client.call('telephony.listLines', {})).rows[0]?.live, { timeout: 8_000 })
    .toMatchObject({ state });

const load = async (): Promise<Session> => {
  const { session } = await t.client.call('dialSession.load', {});
  return session ?? expect.fail('no session');
};

type Wanted = Partial<Input<'partners.create'>> & {
  phone?: string | null;
  atMs?: number;
};

/** A client with a plan for today, in the order they are made. @returns its id and that of the plan */
async function client(name: string, { phone = '+994501234567', atMs, ...more }: Wanted = {}) {
  const reach = phone === null ? [] : [{ kind: 'phone' as const, value: phone }];
  const { id } = await t.client.call('partners.create', {
    name,
    country: 'AZ',
    city: 'Bakı',
    reach,
    ...more,
  });
  order += 1;
  const planned = { at: atMs ?? noon - 3 * 3_600_000 + order * 1_000 };
  const plan = { partnerId: id, kind: 'call' as const, subject: `Sement: ${name}`, planned };
  return { id, eventId: (await t.client.call('interactions.plan', plan)).id };
}
let order = 0;

/** In a window, until it stops there. */
function run(pageId = 'w1') {
  const leaving = new AbortController();
  const over = t.client.call('dialSession.run', { pageId }, { signal: leaving.signal }).then(
    () => 'stopped',
    () => 'stopped',
  );
  return { over, leave: () => leaving.abort() };
}
const untilNext = (partnerName: string) => expect.poll(load).toMatchObject({ next: { partnerName } });
const begin = async (list: Input<'dialSession.start'> = today): Promise<void> => {
  t.platform.setNow(noon);
  await t.client.call('dialSession.start', list);
  run();
};
const advance = () => t.client.call('dialSession.advance', {});

/** Dials whose turn it is; @returns the call, rung out unless it is answered and ended so many seconds later */
async function dial(talkMs?: number, more: Partial<Input<'dialSession.dial'>> = {}): Promise<string> {
  const { callId } = await t.client.call('dialSession.dial', {
    itemId: (await load()).next?.itemId ?? '',
    ...more,
  });
  const id = pbx.last('Originate')?.ChannelId ?? '';
  const own = 'PJSIP/101-0000002a';
  const untilState = (state: string) =>
    expect
      .poll(async () => (await t.client.call('calls.listLive', {})).calls)
      .toMatchObject([{ id: callId, state }]);
  if (talkMs === undefined) {
    pbx.tell('OriginateResponse', { ActionID: id, Response: 'Failure', Reason: '3', Uniqueid: '<null>' });
    await untilState('failed');
  } else {
    pbx.tell('Newchannel', channel(id, own));
    pbx.tell('Newstate', channel(id, own, { ChannelState: '6', ChannelStateDesc: 'Up' }));
    pbx.tell('BridgeEnter', { ...channel(id, own), BridgeUniqueid: 'b1' });
    await untilState('live');
    t.platform.advance(talkMs);
    pbx.tell('Hangup', { ...channel(id, own), Cause: '16', 'Cause-txt': 'x' });
    await untilState('wrapUp');
  }
  return callId ?? '';
}
const putAway = (callId: string) => t.client.call('calls.hangUp', { callId });
const whys = async () => (await load()).passed.map(({ partnerName, why }) => [partnerName, why]);

describe('the list', () => {
  it('is what is open of the list of the desk, in its order, and stays so', async () => {
    await saveLine();
    await client('Birinci');
    await client('İkinci');
    const { eventId } = await client('Bitmiş');
    await t.client.call('interactions.complete', { id: eventId, result: 'Oldu' });
    await begin();
    await client('Sonradan', { atMs: noon + 3_600_000 });
    await untilNext('Birinci');
    expect(await load()).toMatchObject({
      ...{ total: 2, done: 0, endedAt: null, runningBy: 'w1', runningSince: noon, pauseReason: '' },
      next: { subject: 'Sement: Birinci', city: 'Bakı', effectiveTimeZone: 'Asia/Baku', isCallBack: false },
    });
    await expect(t.client.call('dialSession.start', today)).rejects.toMatchObject({ reason: 'session_on' });
  });

  it('of nobody begins nothing', async () => {
    expect(await t.client.call('dialSession.start', today)).toEqual({ count: 0 });
    expect(await t.client.call('dialSession.load', {})).toEqual({ session: null });
    await expect(advance()).rejects.toMatchObject({ code: 'not_found', reason: 'session_gone' });
  });

  it('passes over whom one does not call, and says why and until when', async () => {
    await saveLine();
    await client('Nömrəsiz', { phone: null });
    await client('Bloklu', { state: 'blocked' });
    await client('Uzaqda', { timeZone: 'America/New_York' });
    const { id: lately } = await client('İndicə');
    makeCall(t, { direction: 'out', partnerId: lately, result: 'noAnswer' });
    const { eventId } = await client('Ləğv');
    const { id: gone } = await client('Silinmiş');
    const { id: here } = await client('Burada');
    await begin();
    await untilNext('Ləğv');
    await t.client.call('interactions.cancel', { id: eventId });
    await t.client.call('partners.delete', { id: gone });
    await t.client.call('partners.delete', { id: here });
    await advance();
    expect(await whys()).toEqual([
      ['Nömrəsiz', 'no_number'],
      ['Bloklu', 'do_not_call'],
      ['Uzaqda', 'early'],
      ['İndicə', 'called_lately'],
      ['Ləğv', 'settled'],
      ['Silinmiş', 'gone'],
      ['Burada', 'gone'],
    ]);
    expect((await load()).passed[2]?.againAt).toBe(Date.UTC(2026, 10, 24, 14));
    expect(await load()).toMatchObject({ endedAt: noon, runningBy: '', next: null, done: 7 });
  });

  it('lets in on top who fell due since, and calls a promise sooner than an hour after the last call', async () => {
    await saveLine();
    const { id } = await client('Birinci');
    await client('İkinci');
    await begin();
    await untilNext('Birinci');
    await putAway(await dial(minuteMs));
    const planned = { at: noon + 10 * minuteMs };
    await t.client.call('interactions.plan', { partnerId: id, kind: 'call', subject: 'Söz verdim', planned });
    await advance();
    await untilNext('İkinci');
    t.platform.setNow(noon + 11 * minuteMs);
    await t.client.call('dialSession.skip', { itemId: (await load()).next?.itemId ?? '' });
    expect((await load()).next).toMatchObject({
      partnerName: 'Birinci',
      subject: 'Söz verdim',
      isCallBack: true,
    });
    expect(await load()).toMatchObject({ total: 3, done: 2, passed: [{ why: 'skipped' }] });
  });
});

describe('who called in vain meanwhile', () => {
  it('moves up, and comes first', async () => {
    await saveLine();
    await client('Birinci');
    await client('İkinci');
    const { id } = await client('Üçüncü');
    await begin();
    await untilNext('Birinci');
    t.platform.advance(minuteMs);
    makeCall(t, { partnerId: id, result: 'missed' });
    await t.client.call('dialSession.skip', { itemId: (await load()).next?.itemId ?? '' });
    expect(await load()).toMatchObject({ total: 3, next: { partnerName: 'Üçüncü', isCallBack: true } });
  });
});

describe('a call of it', () => {
  it('is dialed once, counted, and settles the plan with its wrap-up, which can be taken back', async () => {
    await saveLine();
    const { id, eventId } = await client('Birinci');
    await client('İkinci');
    await begin();
    await untilNext('Birinci');
    const { next } = await load();
    const itemId = next?.itemId ?? '';
    const [first, second] = await Promise.allSettled([
      t.client.call('dialSession.dial', { itemId }),
      t.client.call('dialSession.dial', { itemId }),
    ]);
    expect([first.status, second]).toMatchObject(['fulfilled', { reason: { reason: 'not_next' } }]);
    const [call] = (await t.client.call('calls.listLive', {})).calls;
    expect(call).toMatchObject({ number: '+994501234567', partnerId: id, direction: 'out' });
    // While it is on hand nobody else gets the turn.
    await advance();
    expect(await load()).toMatchObject({ next: null, callId: call?.id, done: 1, endedAt: null });
    await t.client.call('calls.hangUp', { callId: call?.id ?? '' });
    await t.client.call('callLog.finish', { callId: call?.id ?? '', outcome: 'noAnswer', note: '' });
    const plan = () => t.client.call('interactions.load', { id: eventId });
    expect(await plan()).toMatchObject({ status: 'done', result: 'Cavab vermədi' });
    // Nobody talked: no contact.
    const { lastContactAt } = await t.client.call('desk.loadClientSummary', { partnerId: id });
    expect(lastContactAt).toBeNull();
    await t.client.call('operations.undo', {});
    expect(await plan()).toMatchObject({ status: 'planned', result: '' });
  });

  it('counts who was reached, what was sold and how long was talked', async () => {
    await saveLine();
    const { id } = await client('Birinci');
    for (const name of ['İkinci', 'Üçüncü']) await client(name);
    const legal = { partnerId: id, name: 'Birinci MMC', country: 'AZ', taxId: '1400057421' };
    await t.client.call('partners.createLegalEntity', legal);
    await t.client.call('exchange.importCommerceml', { source: { paths: [catalogue] } });
    await begin();
    await untilNext('Birinci');
    const said = async (callId: string, outcome: 'agreed' | 'noAnswer'): Promise<void> => {
      await t.client.call('callLog.finish', { callId, outcome });
      await putAway(callId);
      await advance();
    };
    const callId = await dial(2 * minuteMs);
    const [item] = (await t.client.call('catalog.searchItems', { text: 'st', partnerId: id, limit: 1 })).rows;
    const lines = [{ itemId: item?.id ?? '', quantity: 1 }];
    await t.client.call('sales.sell', { partnerId: id, lines, send: false });
    await said(callId, 'agreed');
    await untilNext('İkinci');
    // A mailbox.
    await said(await dial(minuteMs), 'noAnswer');
    await untilNext('Üçüncü');
    expect((await load()).counters).toMatchObject({ calls: 2, reached: 1, sold: 1, talkMs: 3 * minuteMs });
    await t.client.call('dialSession.end', {});
    expect(await load()).toMatchObject({ endedAt: noon + 3 * minuteMs, total: 3, done: 2, passed: [] });
    expect((await load()).counters.activeMs).toBe(3 * minuteMs);
    await t.client.call('dialSession.close', {});
    expect(await t.client.call('dialSession.load', {})).toEqual({ session: null });
  });

  it('takes the main number of the main person, and another one where it is chosen', async () => {
    await saveLine();
    const { id } = await client('Birinci', { phone: '+994125550000' });
    await t.client.call('partners.createContact', {
      ...{ partnerId: id, name: 'Elçin', isPrimary: true },
      reach: [
        { kind: 'phone', value: '+994502222222' },
        { kind: 'phone', value: '+994503333333', isPrimary: true },
      ],
    });
    await begin();
    await untilNext('Birinci');
    const numbers = (await load()).next?.numbers ?? [];
    expect(numbers.map(({ value, name }) => [value, name])).toEqual([
      ['+994503333333', 'Elçin'],
      ['+994502222222', 'Elçin'],
      ['+994125550000', ''],
    ]);
    await dial(1_000, { numberId: numbers[2]?.id ?? '' });
    expect((await t.client.call('calls.listLive', {})).calls).toMatchObject([{ number: '+994125550000' }]);
  });

  it('that failed for a fault of our own gives the turn back, and the session waits', async () => {
    await saveLine();
    await client('Birinci');
    await client('İkinci');
    await begin();
    await untilNext('Birinci');
    const callId = await dial();
    expect((await load()).callId).toBe(callId);
    await putAway(callId);
    await advance();
    expect(await load()).toMatchObject({ runningBy: '', pauseReason: 'own_phone', done: 0, callId: null });
    run();
    await untilNext('Birinci');
  });

  it('to a number that is none is passed over', async () => {
    await saveLine();
    await client('Səhv', { phone: '12&34' });
    await client('İkinci');
    await begin();
    await untilNext('Səhv');
    expect(await t.client.call('dialSession.dial', { itemId: (await load()).next?.itemId ?? '' })).toEqual({
      callId: null,
    });
    await advance();
    await untilNext('İkinci');
    expect(await whys()).toEqual([['Səhv', 'bad_number']]);
  });
});

describe('it waits', () => {
  it('without a line, with one that is down, and goes on once it is back', async () => {
    await client('Birinci');
    await begin();
    await expect.poll(load).toMatchObject({ runningBy: '', pauseReason: 'no_line' });
    await saveLine();
    run();
    await untilNext('Birinci');
    const { next } = await load();
    const { port } = pbx;
    await pbx.stop();
    await untilRegistered('failed');
    expect(await t.client.call('dialSession.dial', { itemId: next?.itemId ?? '' })).toEqual({ callId: null });
    expect(await load()).toMatchObject({ runningBy: '', pauseReason: 'not_registered', next });
    pbx = await new AmiServer().start(port);
  });

  it('when it is paused, run elsewhere, or its window goes, and its time stands still', async () => {
    await saveLine();
    await client('Birinci');
    await begin();
    await untilNext('Birinci');
    t.platform.advance(minuteMs);
    await t.client.call('dialSession.pause', {});
    t.platform.advance(minuteMs);
    expect(await load()).toMatchObject({ runningBy: '', pauseReason: '', counters: { activeMs: minuteMs } });
    const one = run('w1');
    await expect.poll(load).toMatchObject({ runningBy: 'w1' });
    const two = run('w2');
    expect(await one.over).toBe('stopped');
    expect(await load()).toMatchObject({ runningBy: 'w2', pauseReason: '' });
    two.leave();
    await expect.poll(load).toMatchObject({ runningBy: '', pauseReason: 'window_gone' });
    await untilNext('Birinci');
  });

  it('at the same place after the program died', async () => {
    await saveLine();
    for (const name of ['Birinci', 'İkinci']) await client(name);
    await begin();
    await untilNext('Birinci');
    await putAway(await dial(minuteMs));
    await advance();
    await untilNext('İkinci');
    // As a killed program leaves it: nobody said that it stopped.
    t.core.gate.write(
      { command: 'test', commandId: 'as-it-ran', isUndoable: false, keepsAnswer: false },
      (tx) => tx.sql.run("UPDATE dial_sessions SET running_by = 'w1', running_since = :noon", { noon }),
    );
    t = await t.reopen();
    expect(await load()).toMatchObject({
      ...{ runningBy: '', pauseReason: 'window_gone', total: 2, done: 1 },
      ...{ next: { partnerName: 'İkinci' }, counters: { calls: 1, reached: 1, talkMs: minuteMs } },
    });
  });
});
