// Tries a line step by step and leaves again: a login of its own, which leaves the line's alone. Knows no kind of line.
import { AppError } from '#shared/contract/errors.ts';
import type { LineAgent } from './lineAgent.ts';
import { LinkFailure } from './linkFailure.ts';
import type { LineVerdict } from './telephony.types.ts';

export type LineTestOptions = {
  /** Of the trial, not of a running line; disposed of. */
  agent: LineAgent;
  hasPassword: boolean;
  signal: AbortSignal;
  /** Each step as it is done, or fails. */
  tell(step: TestedStep): void;
};

type TestedStep = LineVerdict['steps'][number];
type Done = (step: TestedStep['step']) => void;

/** @throws AppError cancelled */
export async function testLine({ agent, hasPassword, signal, tell }: LineTestOptions): Promise<LineVerdict> {
  const steps: TestedStep[] = [];
  const note = (step: TestedStep): void => {
    steps.push(step);
    tell(step);
  };
  const done: Done = (step) => note({ step, isOk: true, reason: '' });
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined);
  const stop = (): void => agent.detach();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const onLost = (reason: 'no_answer' | 'connection_lost'): void =>
      lost.reject(new LinkFailure(agent.loginStep, reason));
    await agent.open({ signal, onStep: done, onLost });
    if (!hasPassword) throw new LinkFailure(agent.loginStep, 'no_password');
    await Promise.race([logIn(agent, done), lost.promise]);
    return { isOk: true, steps, fingerprint: '' };
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled', 'cancelled');
    if (!(error instanceof LinkFailure)) throw error;
    const { step, reason, fingerprint } = error;
    note({ step, isOk: false, reason });
    return { isOk: false, steps, fingerprint };
  } finally {
    signal.removeEventListener('abort', stop);
    agent.dispose();
  }
}

async function logIn(agent: LineAgent, done: Done): Promise<void> {
  await agent.register();
  done(agent.loginStep);
  await agent.check?.(done);
  await agent.unregister();
}
