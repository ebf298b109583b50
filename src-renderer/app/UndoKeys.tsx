// Ctrl+Z and Ctrl+Shift+Z for every step that the core can take back; says what was undone.
import { AppError } from '#shared/contract/errors.ts';
import { useCall, useLive } from '../data/DataProvider.tsx';
import { usePaletteState } from '../data/paletteState.ts';
import { useT } from '../i18n/I18nProvider.tsx';
import { useErrorText } from '../i18n/useErrorText.ts';
import { useHotkeys } from '../ui/keyboard/HotkeyProvider.tsx';
import { useToasts } from '../ui/Toasts.tsx';

export function UndoKeys() {
  const t = useT();
  const call = useCall();
  const { show } = useToasts();
  const errorText = useErrorText();
  const run = async (name: 'operations.undo' | 'operations.redo'): Promise<void> => {
    try {
      await call(name, {});
      show({ title: t(name === 'operations.undo' ? 'app.undone' : 'app.redone'), timeoutMs: 4_000 });
    } catch (error) {
      if (error instanceof AppError) show({ title: errorText(error), tone: 'warn' });
      else throw error;
    }
  };
  // Asked only while somebody may read the answer: the keys themselves say what they did.
  const { value } = useLive(
    'operations.loadUndoState',
    usePaletteState(({ isOpen }) => isOpen) ? {} : undefined,
  );
  useHotkeys(
    [
      {
        keys: 'Ctrl+KeyZ',
        label: t('common.undo'),
        isAvailable: () => Boolean(value?.undo),
        run: () => void run('operations.undo'),
      },
      {
        keys: 'Ctrl+Shift+KeyZ',
        label: t('common.redo'),
        isAvailable: () => Boolean(value?.redo),
        run: () => void run('operations.redo'),
      },
    ],
    { group: t('app.title') },
  );
  return null;
}
