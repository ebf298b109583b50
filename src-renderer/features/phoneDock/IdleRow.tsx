// The call bar while nobody calls: how the phone stands, a number to call, what was missed.
import { Phone, PhoneMissed } from 'lucide-react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { PhoneItem, usePhoneLines } from '../phone/index.ts';
import styles from './Dock.module.css';
import { MicrophoneChip } from './MicrophoneChip.tsx';
import { QuickDial } from './QuickDial.tsx';

function MissedChip() {
  const t = useT();
  const go = useNavigate();
  const count = useLive('callLog.countMissed', {}).value?.count ?? 0;
  if (count === 0) return null;
  return (
    <Chip tone="danger" icon={<PhoneMissed aria-hidden />} onClick={() => go('calls')}>
      {t('calls.missedCount', { count })}
    </Chip>
  );
}

/** Calls go to another program. */
function SystemChip() {
  const t = useT();
  const go = useNavigate();
  const lines = usePhoneLines();
  if (!lines || lines.some(({ kind, isDefault }) => isDefault && kind !== 'handoff')) return null;
  return (
    <Chip icon={<Phone aria-hidden />} onClick={() => go('settingsPage', { page: 'phone' })}>
      {t('app.phoneByOs')}
    </Chip>
  );
}

export function IdleRow() {
  return (
    <div className={styles.row}>
      <PhoneItem />
      <SystemChip />
      <MicrophoneChip />
      <span className={styles.gap} />
      <MissedChip />
      <QuickDial />
    </div>
  );
}
