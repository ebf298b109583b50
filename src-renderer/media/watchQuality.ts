// Looks every few seconds at how a call sounds. Measures nothing itself (quality.ts).
import { type Counted, countedOf, type Quality, qualityOf } from './quality.ts';
import type { CallMedia } from './types.ts';

const everyMs = 3_000;

/** @returns stops looking */
export function watchQuality(media: CallMedia, tell: (quality: Quality) => void): () => void {
  let before: Counted = { received: 0, lost: 0 };
  const look = async (): Promise<void> => {
    const report = await media.stats();
    if (!report) return;
    const stats: Parameters<typeof countedOf>[0][number][] = [];
    report.forEach((stat) => void stats.push(stat));
    const quality = qualityOf(stats, before);
    before = countedOf(stats);
    if (quality) tell(quality);
  };
  const timer = setInterval(() => void look().catch(() => undefined), everyMs);
  return () => clearInterval(timer);
}
