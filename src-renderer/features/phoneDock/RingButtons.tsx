// Answer wide, the rest beside each other: for the card of a call that rings.
import { BellOff, Phone, PhoneOff } from 'lucide-react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { type LiveCall, useCallActions } from '../calls/index.ts';
import styles from './CallSlot.module.css';

export function RingButtons({ call }: { call: LiveCall }) {
  const t = useT();
  const { answer, silence, decline } = useCallActions();
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
      <Button variant="call" size="lg" isWide icon={<Phone aria-hidden />} onClick={() => answer(call)}>
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
