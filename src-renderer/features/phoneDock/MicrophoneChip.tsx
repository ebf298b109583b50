// Asks for the microphone before the first call needs it: a browser that asks only then makes the caller wait. In the
// program's own window it is allowed from the start.
import { MicOff } from 'lucide-react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { requestMicrophone, useMicrophoneAccess } from '#renderer/media/microphoneAccess.ts';
import { Chip } from '#renderer/ui/Chip.tsx';
import { useDefaultLineKind } from '../calls/index.ts';

export function MicrophoneChip() {
  const t = useT();
  const access = useMicrophoneAccess();
  const isNeeded = useDefaultLineKind() === 'sip';
  if (!isNeeded || (access !== 'prompt' && access !== 'denied')) return null;
  if (access === 'denied')
    return (
      <Chip tone="warn" icon={<MicOff aria-hidden />}>
        {t('calls.microphoneBlocked')}
      </Chip>
    );
  return (
    <Chip tone="warn" icon={<MicOff aria-hidden />} onClick={() => void requestMicrophone()}>
      {t('calls.allowMicrophone')}
    </Chip>
  );
}
