// How a line stands, in words. Knows no core.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { Tone } from '#renderer/ui/Chip.tsx';
import type { LiveState } from './usePhoneLines.ts';

export type LineWords = {
  state(live: LiveState): { text: string; tone: Tone };
  /** '' when nothing failed. */
  why(reason: LiveState['reason']): string;
};

export function useLineWords(): LineWords {
  const t = useT();
  return {
    state({ state, reason }) {
      if (state === 'registered') return { text: t('phone.stateRegistered'), tone: 'call' };
      if (state === 'off') return { text: t('phone.stateOff'), tone: 'neutral' };
      // Tried again every second: what failed is said until it is mended.
      if (reason !== '') return { text: t('phone.stateFailed'), tone: 'warn' };
      return { text: t('phone.stateConnecting'), tone: 'neutral' };
    },
    why: (reason) => (reason === '' ? '' : t(`phone.why_${reason}`)),
  };
}
