// The button that starts calling the list of the desk, and its key. Not there while a session is on: the strip has it then; nor
// where another program dials: nobody here would know when its call is over.
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useArea } from '#renderer/data/useArea.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { AppError } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { useDefaultLineKind } from '../calls/index.ts';
import { isOn, useDialSession } from './useDialSession.ts';
import { useSessionActions } from './useSessionActions.ts';

/** @param list as it stands on the desk: its days, its filter, its order */
export function StartDialing({ list }: { list: Input<'dialSession.start'> }) {
  const t = useT();
  const call = useCall();
  const { show } = useToasts();
  const errorText = useErrorText();
  const { goOn } = useSessionActions();
  const kind = useDefaultLineKind();
  const hasPhone = useArea('calls');
  const session = useDialSession();
  const isOffered = hasPhone && !isOn(session) && kind !== undefined && kind !== 'handoff';
  const start = async (): Promise<void> => {
    try {
      const { count } = await call('dialSession.start', list);
      if (count > 0) goOn();
      else show({ title: t('dialSession.nobody'), description: t('dialSession.nobodyHint') });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      show({ title: errorText(error), tone: 'warn' });
    }
  };
  useHotkeys([{ keys: 'F9', label: t('dialSession.start'), run: () => void start() }], {
    group: t('dialSession.title'),
    isEnabled: isOffered,
  });
  if (!isOffered) return null;
  return (
    <Button size="sm" variant="call" kbd="F9" title={t('dialSession.startHint')} onClick={() => void start()}>
      {t('dialSession.start')}
    </Button>
  );
}
