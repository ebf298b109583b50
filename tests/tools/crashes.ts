// The registered crash points by their family, and the count that a kill test prints and is judged by.
import { type CrashPoint, crashPoints } from '#main/core/crashPoints.ts';

/** Families and the kill test that ends the process at each of their points. */
export const killTests = {
  sell: 'kill/sell.test.ts',
  mail: 'kill/sell.test.ts',
  import: 'kill/import.test.ts',
  backup: 'kill/backup.test.ts',
  restore: 'kill/backup.test.ts',
  wipe: 'syncProcess/wipe.test.ts',
} as const;

export type CrashFamily = keyof typeof killTests;

export const crashPointsOf = (...families: CrashFamily[]): CrashPoint[] =>
  crashPoints.filter((point) => families.some((family) => point.startsWith(`${family}.`)));

export function createCrashCount(points: readonly CrashPoint[]) {
  const reached: CrashPoint[] = [];
  return {
    reached,
    print: (): void => {
      process.stdout.write(
        `crash points reached: ${reached.length} of ${points.length}: ${reached.join(', ')}\n`,
      );
    },
  };
}
