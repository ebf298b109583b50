// Calls without a PBX: told to the log of a core as the running calls tell it.
import { randomUUID } from 'node:crypto';
import { createCallLog } from '#main/telephony/index.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import type { TestCore } from './testCore.ts';

type Log = ReturnType<typeof createCallLog>;
type Begin = Parameters<Log['begin']>[0];
type End = Parameters<Log['end']>[1];

export const logOf = ({ core }: TestCore): Log => createCallLog({ gate: core.gate, newId: randomUUID });

/** An incoming one of a number that nobody knows, now, unless said otherwise. */
export function beginCall(t: TestCore, more: Partial<Begin> = {}): string {
  const id = more.id ?? randomUUID();
  const number = '+994502001234';
  logOf(t).begin({
    ...{ id, lineId: 'line', direction: 'in', number, remoteName: '', partnerId: null, contactId: null },
    startedAt: t.core.gate.read().now,
    ...more,
  });
  return id;
}

/** A whole one: `talkedMs` after the answer, or unanswered as it says. */
export function makeCall(
  t: TestCore,
  {
    talkedMs,
    result = 'missed',
    reason = '',
    ...more
  }: Partial<Begin> & Partial<End> & { talkedMs?: number },
): string {
  const id = beginCall(t, more);
  const { now } = t.core.gate.read();
  if (talkedMs === undefined) logOf(t).end(id, { at: now, result, reason });
  else {
    logOf(t).answered(id, now);
    logOf(t).end(id, { at: now + talkedMs, result: 'talked', reason });
  }
  return id;
}

export const listCalls = async (
  t: TestCore,
  input: Input<'callLog.list'> = {},
): Promise<Output<'callLog.load'>[]> => (await t.client.call('callLog.list', input)).rows;
