// Calls whose link, page or media went away: how long each is waited for, what takes them up, what ends them.
import { beforeEach, describe, expect, it } from 'vitest';
import { type CallStatus, dialed } from '#main/telephony/call.rules.ts';
import type { CallLog } from '#main/telephony/callLog.types.ts';
import { CallRecovery } from '#main/telephony/callRecovery.ts';
import { type CallEntry, CallTable } from '#main/telephony/callTable.ts';
import type { CallWorld } from '#main/telephony/callWorld.ts';
import { ReInviteRefused } from '#main/telephony/reInvites.ts';

const live: CallStatus = { ...dialed(), state: 'live', answeredAt: 1 };

let now: number;
let timers: { at: number; run(): void }[];
let answers: ('taken' | number)[];
let ended: string[];
let restored: number;
let hasPage: boolean;
let hasLink: boolean;
let table: CallTable;
let recovery: CallRecovery;

const settled = () => new Promise((resolve) => setImmediate(resolve));

async function pass(ms: number): Promise<void> {
  const until = now + ms;
  await settled();
  for (;;) {
    timers.sort((a, b) => a.at - b.at);
    const [next] = timers;
    if (!next || next.at > until) break;
    timers.shift();
    now = next.at;
    next.run();
    await settled();
  }
  now = until;
}

function enter(id: string, status = live): CallEntry {
  const sip = {
    loseLink: () => undefined,
    renegotiate: async () => {
      const answer = answers.shift() ?? 503;
      if (answer !== 'taken') throw new ReInviteRefused(answer);
    },
    end: (reason: string) => {
      ended.push(`${id} ${reason} at ${now}`);
      table.take(entry, { type: 'ended', reason: reason as 'media_lost' });
    },
  };
  const entry = {
    ...{ id, lineId: 'line', number: '900', remoteName: '', partnerId: null, contactId: null, startedAt: 0 },
    ...{
      quality: null,
      isRecording: false,
      recordingStopped: '',
      status,
      isAtPhone: false,
      disarm: new Map(),
      leg: sip,
    },
  } as unknown as CallEntry;
  table.add(entry);
  return entry;
}

beforeEach(() => {
  [now, timers, answers, ended, restored, hasPage, hasLink] = [0, [], [], [], 0, true, true];
  const nothing = () => undefined;
  const log = { begin: nothing, answered: nothing, end: nothing } as unknown as CallLog;
  table = new CallTable({ now: () => now, log, onLogFailed: nothing, onChanged: nothing });
  const world = {
    table,
    after(ms: number, run: () => void) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    media: { hasPage: () => hasPage },
    findLine: () => ({ line: {}, agent: hasLink ? {} : undefined }),
  } as unknown as CallWorld;
  recovery = new CallRecovery(world, async () => {
    restored += 1;
  });
});

const stateOf = (entry: CallEntry) => entry.status.state;

describe('a call without a link', () => {
  it('is taken up once it is back, tried each second', async () => {
    const entry = enter('a');
    hasLink = false;
    recovery.loseLink('line');
    recovery.loseLink('line');
    expect([stateOf(entry), timers.length]).toEqual(['reconnecting', 1]);
    await pass(5_000);
    hasLink = true;
    answers = [480, 503, 'taken'];
    recovery.findLink('line');
    await pass(1_999);
    expect(stateOf(entry)).toBe('reconnecting');
    await pass(1);
    expect([stateOf(entry), restored, timers]).toEqual(['live', 1, []]);
  });

  it('ends after thirty seconds, and one that was only dialed at once', async () => {
    enter('a');
    enter('b', dialed());
    hasLink = false;
    recovery.loseLink('line');
    await pass(60_000);
    expect(ended).toEqual(['b connection_lost at 0', 'a connection_lost at 30000']);
  });

  it('that is still heard goes on until it is heard no more', async () => {
    const entry = enter('a');
    entry.quality = { lossPercent: 0, jitterMs: 1, roundTripMs: 1, mos: 4.4 };
    hasLink = false;
    recovery.loseLink('line');
    await pass(100_000);
    expect([ended, stateOf(entry)]).toEqual([[], 'reconnecting']);
    recovery.loseMedia(entry);
    await pass(60_000);
    expect(ended).toEqual(['a connection_lost at 120000']);
  });

  it.each([481, 404])('that the other side knows no more of ends: %i', async (status) => {
    enter('a');
    recovery.loseLink('line');
    answers = [status];
    recovery.findLink('line');
    await settled();
    expect(ended).toEqual(['a connection_lost at 0']);
  });

  it('of another line is left alone', () => {
    const entry = enter('a');
    recovery.loseLink('other');
    expect(stateOf(entry)).toBe('live');
  });

  it('is taken up by the other side, if it was quicker', async () => {
    const entry = enter('a');
    recovery.loseLink('line');
    recovery.findByOther(entry);
    await settled();
    expect([stateOf(entry), timers]).toEqual(['live', []]);
  });
});

describe('a call without a page', () => {
  it('waits ten seconds, and one that was only dialed none', async () => {
    enter('a');
    enter('b', dialed());
    hasPage = false;
    recovery.losePage();
    await pass(60_000);
    expect(ended).toEqual(['b media_lost at 0', 'a media_lost at 10000']);
  });

  it('and without a link is taken up once both are there', async () => {
    const entry = enter('a');
    [hasPage, hasLink] = [false, false];
    recovery.losePage();
    recovery.loseLink('line');
    hasPage = true;
    recovery.findPage();
    await settled();
    expect(stateOf(entry)).toBe('reconnecting');
    hasLink = true;
    answers = ['taken'];
    recovery.findLink('line');
    await settled();
    expect([stateOf(entry), timers]).toEqual(['live', []]);
  });
});

describe('a call whose media is lost', () => {
  it('begins it anew, and is found once the page hears it', async () => {
    const entry = enter('a');
    answers = ['taken'];
    recovery.loseMedia(entry);
    await settled();
    expect([stateOf(entry), restored]).toEqual(['reconnecting', 1]);
    recovery.findMedia(entry);
    expect([stateOf(entry), timers]).toEqual(['live', []]);
  });

  it('ends after thirty seconds without', async () => {
    answers = ['taken'];
    recovery.loseMedia(enter('a'));
    await pass(60_000);
    expect(ended).toEqual(['a connection_lost at 30000']);
  });
});
