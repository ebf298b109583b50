// The counters above the list: events of the chosen days, what is late; each filters the list. Whose: for the head. Beside
// them the way to the events report.
import { ClipboardList, UsersRound } from 'lucide-react';
import { useLiveSteady } from '#renderer/data/DataProvider.tsx';
import { type DayRange, useDeskState } from '#renderer/data/deskState.ts';
import { useArea } from '#renderer/data/useArea.ts';
import { useMe } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { leadsOthers } from '#shared/domain/roles.ts';
import styles from './DayList.module.css';

/** Total, done and late; zeros until the core has answered. */
export function useDayCounts(range: DayRange): { total: number; done: number; overdue: number } {
  const scope = useDeskState((state) => state.scope);
  return useLiveSteady('desk.countEvents', { ...range, scope }).value ?? { total: 0, done: 0, overdue: 0 };
}

/** Buttons `Events N` and `Overdue N`: their names end in the number. */
export function DayCounters({ range }: { range: DayRange }) {
  const t = useT();
  const { total, overdue } = useDayCounts(range);
  const { filter, setFilter } = useDeskState();
  const go = useNavigate();
  const hasReports = useArea('reports');
  return (
    <div className={styles.counters}>
      <Button aria-pressed={filter !== 'overdue'} className={styles.counter} onClick={() => setFilter('all')}>
        {t('desk.events')} <strong>{total}</strong>
      </Button>
      <Button
        aria-pressed={filter === 'overdue'}
        className={classNames(styles.counter, overdue > 0 && styles.hasOverdue)}
        onClick={() => setFilter(filter === 'overdue' ? 'all' : 'overdue')}
      >
        {t('desk.overdue')} <strong>{overdue}</strong>
      </Button>
      {hasReports ? (
        <IconButton
          variant="default"
          label={t('reports.title')}
          icon={<ClipboardList aria-hidden />}
          onClick={() => go('events')}
        />
      ) : null}
      <ScopeToggle />
    </div>
  );
}

/** One's own events or everybody's: for the head. */
function ScopeToggle() {
  const t = useT();
  const { role } = useMe();
  const scope = useDeskState((state) => state.scope);
  const setScope = useDeskState((state) => state.setScope);
  if (!leadsOthers(role)) return null;
  return (
    <IconButton
      variant="default"
      label={t('desk.everybodysEvents')}
      icon={<UsersRound aria-hidden />}
      isPressed={scope === 'all'}
      onClick={() => setScope(scope === 'all' ? 'mine' : 'all')}
    />
  );
}
