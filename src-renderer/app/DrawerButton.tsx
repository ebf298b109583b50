// The button and the key of the pane beside the record, where the window is narrow and there is such a pane.
import { PanelRight } from 'lucide-react';
import { useLocation } from 'wouter';
import { useDrawerState } from '../data/drawerState.ts';
import { useHasCallCard } from '../features/phoneDock/index.ts';
import { useT } from '../i18n/I18nProvider.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useHotkeys } from '../ui/keyboard/HotkeyProvider.tsx';
import { pathTo } from '../ui/routing.ts';
import { useIsNarrow } from '../ui/useIsNarrow.ts';

export function DrawerButton() {
  const t = useT();
  const [location] = useLocation();
  const hasCard = useHasCallCard();
  const isNarrow = useIsNarrow();
  const { isOpen, setOpen } = useDrawerState();
  const isNeeded = isNarrow && (hasCard || location.startsWith(pathTo('desk')));
  useHotkeys([{ keys: 'F7', label: t('incoming.toggleDrawer'), run: () => setOpen(!isOpen) }], {
    group: t('app.title'),
    isEnabled: isNeeded,
  });
  // The layer that is open goes first, before what Esc means below it.
  useHotkeys([{ keys: 'Escape', run: () => setOpen(false) }], { isEnabled: isNeeded && isOpen });
  if (!isNeeded) return null;
  return (
    <IconButton
      size="sm"
      label={t('incoming.toggleDrawer')}
      kbd="F7"
      isPressed={isOpen}
      icon={<PanelRight aria-hidden />}
      onClick={() => setOpen(!isOpen)}
    />
  );
}
