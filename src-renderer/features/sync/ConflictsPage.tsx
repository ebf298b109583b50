// What two changed without knowing of each other: to decide, and decided.
import { useMemo, useState } from 'react';
import { usePages } from '#renderer/data/usePages.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { SegmentedControl } from '#renderer/ui/SegmentedControl.tsx';
import { ConflictCard } from './ConflictCard.tsx';
import { PagedList } from './PagedList.tsx';
import { PageHead } from './PageHead.tsx';
import styles from './Sync.module.css';

type Filter = 'open' | 'decided';

export function ConflictsPage() {
  const t = useT();
  const [state, setState] = useState<Filter>('open');
  const input = useMemo(() => ({ state, limit: 20 }), [state]);
  const pages = usePages('sync.listConflicts', input);
  const isOpen = state === 'open';
  return (
    <div className={styles.page}>
      <PageHead
        title={t('sync.conflicts')}
        hint={pages.rows.length > 0 && isOpen ? t('sync.conflictsHint') : undefined}
        actions={
          <SegmentedControl
            aria-label={t('common.filter')}
            value={state}
            onChange={setState}
            items={[
              { id: 'open', label: t('sync.openOnes') },
              { id: 'decided', label: t('sync.decidedOnes') },
            ]}
          />
        }
      />
      <PagedList
        label={t('sync.conflicts')}
        pages={pages}
        keyOf={({ id }) => id}
        render={(conflict) => <ConflictCard conflict={conflict} />}
        emptyTitle={t(isOpen ? 'sync.noConflicts' : 'sync.noDecided')}
        emptyHint={isOpen ? t('sync.noConflictsHint') : undefined}
      />
    </div>
  );
}
