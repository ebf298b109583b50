// The one gate of a core: whose user writes, what is slow, and how a long operation stands back.
import { newRowId } from '#shared/domain/ids.ts';
import type { Platform } from '../platform/ports.ts';
import type { Checkpointer } from '../store/checkpointer.ts';
import { createGate, type Gate, type GateOptions } from '../store/gate.ts';
import type { SlowStatement } from '../store/sql.ts';
import { createUserSource } from './currentUser.ts';
import { currentCall } from './dispatch.ts';

type CoreGateOptions = {
  platform: Platform;
  userId?: string;
  explainsSlow?: boolean;
  db: GateOptions['db'];
  checkpointer: Checkpointer;
  isTalking(): boolean;
};

/** While somebody talks a long operation takes half of the core's time, and leaves the rest to the page and the sound. */
const talkingRestMs = 8;

/** By the name of the contract's call and never with a value; the plan only where it was asked for. */
function logSlow({ platform, explainsSlow }: CoreGateOptions): (slow: SlowStatement) => void {
  return ({ elapsedMs, explain }) => {
    const plan = explainsSlow ? { plan: explain() } : {};
    platform.log.warn('store.slow', { call: currentCall(), elapsedMs: Math.round(elapsedMs), ...plan });
  };
}

export function openGate(options: CoreGateOptions): { gate: Gate; newId: () => string } {
  const { platform, db, checkpointer, isTalking } = options;
  const newId = (): string => newRowId(platform.now(), platform.randomBytes(16));
  const users = createUserSource(() => gate.sql, { userId: options.userId, timeZone: platform.timeZone });
  const gate: Gate = createGate({
    db,
    clock: platform.now,
    newId,
    currentUser: users.current,
    onSlow: logSlow(options),
    keepUp: checkpointer.keepUp,
    restMs: () => (isTalking() ? talkingRestMs : 0),
  });
  gate.onChanges(({ tables }) => {
    if (tables.has('users') || tables.has('device')) users.forget();
  });
  return { gate, newId };
}
