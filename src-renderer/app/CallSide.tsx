// The card of a call on every screen that has no place of its own for it, as the desk has.
import { useLocation } from 'wouter';
import { useDrawerState } from '../data/drawerState.ts';
import { CallSlot, useHasCallCard } from '../features/phoneDock/index.ts';
import { useT } from '../i18n/I18nProvider.tsx';
import { pathTo } from '../ui/routing.ts';
import { SideDrawer } from '../ui/SideDrawer.tsx';
import { useIsNarrow } from '../ui/useIsNarrow.ts';
import styles from './Shell.module.css';

export function CallSide() {
  const t = useT();
  const [location] = useLocation();
  const hasCard = useHasCallCard();
  const isNarrow = useIsNarrow();
  const { isOpen, setOpen } = useDrawerState();
  if (!hasCard || location.startsWith(pathTo('desk'))) return null;
  if (isNarrow)
    return (
      <SideDrawer label={t('calls.callSlot')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <CallSlot />
      </SideDrawer>
    );
  return (
    <aside data-pane="" aria-label={t('calls.callSlot')} className={styles.side}>
      <CallSlot />
    </aside>
  );
}
