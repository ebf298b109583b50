// Answer wide, the rest beside each other: for the card of a call that rings, and for its small window.
import { BellOff, Phone, PhoneOff } from 'lucide-react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './RingButtons.module.css';
import { useCallActions } from './useCallActions.ts';
import type { LiveCall } from './useCalls.ts';

type RingButtonsProps = {
  call: LiveCall;
  /** Beside answering. */
  onAnswer?: () => void;
};

export function RingButtons({ call, onAnswer }: RingButtonsProps) {
  const t = useT();
  const { answer, silence, decline } = useCallActions();
  const press = (): void => {
    answer(call);
    onAnswer?.();
  };
  if (call.isAtPhone)
    return (
      <div className={styles.ring}>
        <p className={styles.muted}>{t('calls.answerAtPhone')}</p>
        <Button variant="danger" icon={<PhoneOff aria-hidden />} onClick={() => decline(call)}>
          {t('calls.decline')}
        </Button>
      </div>
    );
  return (
    <div className={styles.ring}>
      <Button variant="call" size="lg" isWide icon={<Phone aria-hidden />} onClick={press}>
        {t(call.state === 'waiting' ? 'calls.holdAndAnswer' : 'calls.answer')}
      </Button>
      <Button icon={<BellOff aria-hidden />} disabled={call.isSilenced} onClick={() => silence(call)}>
        {t(call.isSilenced ? 'calls.silenced' : 'calls.silence')}
      </Button>
      <Button variant="danger" icon={<PhoneOff aria-hidden />} onClick={() => decline(call)}>
        {t('calls.decline')}
      </Button>
    </div>
  );
}
