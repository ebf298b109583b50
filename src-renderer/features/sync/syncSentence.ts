// The one sentence that says how sync stands, its short form for a narrow bar, and how loudly it is said: red only for
// what needs the user.
import { useMe, useToday } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import type { Tone } from '#renderer/ui/Chip.tsx';
import { dateInZone } from '#shared/domain/dates.ts';
import type { StopReason, SyncStatus } from './useSyncStatus.ts';

export type Sentence = {
  /** Chooses the icon. */
  kind: 'alone' | 'stopped' | 'decide' | 'moving' | 'waiting' | 'offline' | 'synced';
  text: string;
  brief: string;
  tone: Tone;
};

/** Changes or rows on their way. */
const toldFrom = 100;
const noNetwork: readonly string[] = ['offline', 'host_not_found'];

/** `14:05` of today, else with its date. */
export function useMoment(): (at: number) => string {
  const format = useFormat();
  const today = useToday();
  const { timeZone } = useMe();
  return (at) =>
    dateInZone(at, timeZone) === today ? format.time(at, timeZone) : format.dateTime(at, timeZone);
}

/** Sending or receiving, and how far where that is known; undefined when neither. */
export function useMovingText(): (phase: SyncStatus['phase']) => string | undefined {
  const t = useT();
  const format = useFormat();
  return ({ state, done: count, total: end }) => {
    const isSending = state === 'pushing';
    // A change or two come and go all day long: that is not worth a word.
    const isWorthIt = (end < count ? count : end - count) >= toldFrom;
    if (!isWorthIt || !(isSending || state === 'snapshot' || state === 'pulling')) return undefined;
    const [done, total] = [format.number(count), format.number(end)];
    if (end < count) return t(isSending ? 'sync.sendingSome' : 'sync.receivingSome', { done });
    return t(isSending ? 'sync.sending' : 'sync.receiving', { done, total });
  };
}

export function useSyncSentence(): (status: SyncStatus & { stop: StopReason | undefined }) => Sentence {
  const t = useT();
  const format = useFormat();
  const moment = useMoment();
  const movingText = useMovingText();
  const idle = (status: SyncStatus): Sentence => {
    const { queued, failure, syncedAt } = status;
    const isOffline = failure !== null && noNetwork.includes(failure.reason);
    const count = queued.transactions;
    if (count > 0 && failure && queued.oldestAt !== null) {
      const why = t(isOffline ? 'sync.whyNetwork' : 'sync.whyOffice');
      const text = t('sync.changesWaitWhy', { count, time: moment(queued.oldestAt), why });
      return { kind: 'offline', text, brief: format.number(count), tone: 'warn' };
    }
    if (count > 0) {
      return {
        ...{ kind: 'waiting', text: t('sync.changesWait', { count }) },
        ...{ brief: format.number(count), tone: 'neutral' },
      };
    }
    if (syncedAt === null) return { kind: 'waiting', text: t('sync.notYet'), brief: '', tone: 'neutral' };
    const time = moment(syncedAt);
    if (!failure) return { kind: 'synced', text: t('sync.synced', { time }), brief: time, tone: 'neutral' };
    const text = t(isOffline ? 'sync.noNetwork' : 'sync.notReached', { time });
    return { kind: 'offline', text, brief: time, tone: 'neutral' };
  };
  return (status) => {
    const { hub, stop, phase, conflicts, problems } = status;
    if (!hub) return { kind: 'alone', text: t('sync.onlyHere'), brief: '', tone: 'neutral' };
    if (stop) return { kind: 'stopped', text: t('sync.stopped'), brief: '', tone: 'danger' };
    const count = conflicts + problems;
    if (count > 0) {
      const text = t('sync.toDecide', { count });
      return { kind: 'decide', text, brief: format.number(count), tone: 'danger' };
    }
    const moving = movingText(phase);
    if (moving === undefined) return idle(status);
    const { done, total } = phase;
    const brief = total < done ? format.number(done) : format.percent(Math.floor((done / total) * 100) * 100);
    return { kind: 'moving', text: moving, brief, tone: 'neutral' };
  };
}
