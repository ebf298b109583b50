// Progress of a long operation as events, at most four a second and always a last one.
import type { CoreDeps } from '../core/deps.ts';

const everyMs = 250;

export type OperationProgress = {
  report(phase: string, done: number, total: number | null): void;
  finish(): void;
};

export function createProgress(
  deps: Pick<CoreDeps, 'emit'>,
  operationId: string,
  kind: string,
): OperationProgress {
  let last = { phase: '', done: 0, total: null as number | null };
  let nextAt = 0;
  const emit = (isFinished: boolean): void =>
    deps.emit('operations.progress', { operationId, kind, ...last, isFinished });
  return {
    report(phase, done, total) {
      const isNewPhase = phase !== last.phase;
      // Hiding what is gone counts rows of our own, which no total knows.
      last = { phase, done: total === null ? done : Math.min(done, total), total };
      const now = performance.now();
      if (now < nextAt && !isNewPhase) return;
      nextAt = now + everyMs;
      emit(false);
    },
    finish: () => emit(true),
  };
}
