// Two partners that may be one, entered by two who did not know of each other: both to look at, and to keep as two.
import { useMemo } from 'react';
import { Link } from 'wouter';
import { usePages } from '#renderer/data/usePages.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { pathTo } from '#renderer/ui/routing.ts';
import type { Output } from '#shared/contract/index.ts';
import { useStep } from '../steps/index.ts';
import { PagedList } from './PagedList.tsx';
import { PageHead } from './PageHead.tsx';
import styles from './Sync.module.css';

type Pair = Output<'sync.listDuplicates'>['rows'][number];
const reasons = { taxId: 'sync.sameTaxId', phone: 'sync.samePhone', email: 'sync.sameEmail' } as const;

function PairCard({ pair }: { pair: Pair }) {
  const t = useT();
  const { run, isRunning } = useStep('sync.keepBoth', { isErrorToasted: true });
  const { partner, other, reason } = pair;
  return (
    <article className={styles.card} aria-label={`${partner.name} – ${other.name}`}>
      <p className={styles.muted}>{t(reasons[reason])}</p>
      <div className={styles.pair}>
        {[partner, other].map(({ id, name, ownerName }) => (
          <div key={id}>
            <p>
              <Link to={pathTo('partner', { id })}>{name}</Link>
            </p>
            <p className={styles.muted}>{ownerName}</p>
          </div>
        ))}
      </div>
      <div className={styles.buttons}>
        <Button
          size="sm"
          disabled={isRunning}
          onClick={() => void run({ partnerId: partner.id, otherId: other.id }, t('sync.keptBoth'))}
        >
          {t('sync.keepBoth')}
        </Button>
      </div>
    </article>
  );
}

export function DuplicatesPage() {
  const t = useT();
  const input = useMemo(() => ({ limit: 20 }), []);
  const pages = usePages('sync.listDuplicates', input);
  return (
    <div className={styles.page}>
      <PageHead
        title={t('sync.duplicates')}
        hint={pages.rows.length > 0 ? t('sync.duplicatesHint') : undefined}
      />
      <PagedList
        label={t('sync.duplicates')}
        pages={pages}
        keyOf={({ partner, other }) => `${partner.id} ${other.id}`}
        render={(pair) => <PairCard pair={pair} />}
        emptyTitle={t('sync.noDuplicates')}
        emptyHint={t('sync.noDuplicatesHint')}
      />
    </div>
  );
}
