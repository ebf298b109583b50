// The right end of the top bar: whether the core is there, and what still waits in the outbox.
import { CircleCheck, MailWarning, Unplug } from 'lucide-react';
import { useConnectionState, useLive } from '../data/DataProvider.tsx';
import { useT } from '../i18n/I18nProvider.tsx';
import { Chip } from '../ui/Chip.tsx';
import { useNavigate } from '../ui/routing.ts';

export function StatusChips() {
  const t = useT();
  const go = useNavigate();
  const connection = useConnectionState();
  const { value } = useLive('mail.countOutbox', {});
  if (connection !== 'open') {
    return (
      <Chip tone="warn" icon={<Unplug aria-hidden />}>
        {t('app.connectionLost')}
      </Chip>
    );
  }
  const waiting = (value?.waiting ?? 0) + (value?.trouble ?? 0);
  if (waiting === 0) {
    return (
      <Chip tone="neutral" icon={<CircleCheck aria-hidden />} onClick={() => go('outbox')}>
        {t('app.nothingWaits')}
      </Chip>
    );
  }
  return (
    <Chip tone="warn" icon={<MailWarning aria-hidden />} onClick={() => go('outbox')}>
      {t('app.lettersWait', { count: waiting })}
    </Chip>
  );
}
