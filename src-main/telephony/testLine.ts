// Tries a line step by step and signs off again: a registration of its own, which leaves the line's alone.
import { AppError } from '#shared/contract/errors.ts';
import { LinkFailure } from './linkFailure.ts';
import { openLink } from './openLink.ts';
import { createSipAgent } from './sipAgent.ts';
import type { Line, LineVerdict } from './telephony.types.ts';

/** @param line its id is that of the trial, not of a running line. @throws AppError cancelled */
export async function testLine(
  line: Line,
  password: string | undefined,
  signal: AbortSignal,
): Promise<LineVerdict> {
  const steps: LineVerdict['steps'] = [];
  const done = (step: LineVerdict['steps'][number]['step']): void =>
    void steps.push({ step, isOk: true, reason: '' });
  try {
    const socket = await openLink(line.url, { pin: line.pin, signal, onStep: done });
    const stop = (): void => socket.terminate();
    signal.addEventListener('abort', stop, { once: true });
    try {
      if (password === undefined) throw new LinkFailure('register', 'no_password');
      await registerOnce(line, password, socket);
      done('register');
    } finally {
      signal.removeEventListener('abort', stop);
      socket.close();
    }
    return { isOk: true, steps, fingerprint: '' };
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled', 'cancelled');
    if (!(error instanceof LinkFailure)) throw error;
    const { step, reason, fingerprint } = error;
    return { isOk: false, steps: [...steps, { step, isOk: false, reason }], fingerprint };
  }
}

async function registerOnce(
  line: Line,
  password: string,
  socket: Parameters<ReturnType<typeof createSipAgent>['attach']>[0],
): Promise<void> {
  const agent = createSipAgent({ line, password, instanceId: line.id });
  const lost = Promise.withResolvers<never>();
  try {
    agent.attach(socket, (reason) => lost.reject(new LinkFailure('register', reason)));
    await Promise.race([agent.register(), lost.promise]);
    await agent.unregister();
  } finally {
    lost.promise.catch(() => undefined);
    agent.dispose();
  }
}
