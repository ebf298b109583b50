// The phone in the call bar of every screen, once there is a line of the program's own: ready, or why not.
import { Phone, PhoneOff } from 'lucide-react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import styles from './PhoneItem.module.css';
import { useLineWords } from './useLineWords.ts';
import { useFollowLines, usePhoneLines } from './usePhoneLines.ts';

export function PhoneItem() {
  const t = useT();
  const go = useNavigate();
  const words = useLineWords();
  useFollowLines();
  const line = usePhoneLines()?.find(({ kind }) => kind !== 'handoff');
  if (!line) return null;
  const { state, reason } = line.live;
  const open = (): void => go('settingsPage', { page: 'phone' });
  if (state === 'registered')
    return (
      <Chip tone="neutral" icon={<Phone aria-hidden />} onClick={open}>
        {t('phone.ready')}
      </Chip>
    );
  return (
    <Chip tone={reason === '' ? 'neutral' : 'warn'} icon={<PhoneOff aria-hidden />} onClick={open}>
      {reason === '' ? (
        t('phone.connecting')
      ) : (
        <>
          <span className={styles.full}>{t('phone.failed', { why: words.why(reason) })}</span>
          <span className={styles.brief} aria-hidden>
            {t('phone.notRegistered')}
          </span>
        </>
      )}
    </Chip>
  );
}
