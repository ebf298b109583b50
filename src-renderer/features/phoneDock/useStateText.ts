// How a call stands, as one word or sentence, and how loud its row is. Knows no markup.
import { useCallback } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { LiveCall } from '../calls/index.ts';

export type CallTone = 'quiet' | 'asks' | 'talks' | 'waits' | 'trouble';

export function useStateText(): (call: LiveCall) => { text: string; tone: CallTone } {
  const t = useT();
  return useCallback(
    (call) => {
      const { state, reason } = call;
      if (state === 'ringing' || state === 'waiting')
        return { text: t(`calls.state_${state}`), tone: 'asks' };
      if (state === 'dialing' && call.isAtPhone) return { text: t('calls.state_pickUp'), tone: 'asks' };
      if (state === 'reconnecting') return { text: t('calls.state_reconnecting'), tone: 'trouble' };
      if (state === 'held') return { text: t('calls.state_held'), tone: 'waits' };
      if (state === 'failed')
        return { text: reason === '' ? t('calls.state_failed') : t(`calls.why_${reason}`), tone: 'trouble' };
      if (state === 'wrapUp')
        return { text: reason === '' ? t('calls.state_wrapUp') : t(`calls.why_${reason}`), tone: 'quiet' };
      if (state !== 'live') return { text: t(`calls.state_${state}`), tone: 'quiet' };
      if (call.isMuted) return { text: t('calls.state_muted'), tone: 'waits' };
      if (call.isHeldThere) return { text: t('calls.state_heldThere'), tone: 'waits' };
      return { text: t(call.isInConference ? 'calls.conference' : 'calls.state_live'), tone: 'talks' };
    },
    [t],
  );
}
