// The card of a call on every screen that has no place of its own for it, as the desk has.
import { useLocation } from 'wouter';
import { CallSlot, useHasCallCard } from '../features/phoneDock/index.ts';
import { useT } from '../i18n/I18nProvider.tsx';
import { pathTo } from '../ui/routing.ts';
import styles from './Shell.module.css';

export function CallSide() {
  const t = useT();
  const [location] = useLocation();
  const hasCard = useHasCallCard();
  if (!hasCard || location.startsWith(pathTo('desk'))) return null;
  return (
    <aside data-pane="" aria-label={t('calls.callSlot')} className={styles.side}>
      <CallSlot />
    </aside>
  );
}
