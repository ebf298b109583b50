// The screen of sync: its pages at the side with what each holds; joining, for a company that is only here.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { pathTo, useRouteParams } from '#renderer/ui/routing.ts';
import { SidePages } from '#renderer/ui/SidePages.tsx';
import { Skeleton } from '#renderer/ui/States.tsx';
import { ComparePage } from './ComparePage.tsx';
import { ConflictsPage } from './ConflictsPage.tsx';
import { DuplicatesPage } from './DuplicatesPage.tsx';
import { JoinForm } from './JoinForm.tsx';
import { PageHead } from './PageHead.tsx';
import { ParkedPage } from './ParkedPage.tsx';
import { ProblemsPage } from './ProblemsPage.tsx';
import { QueuedPage } from './QueuedPage.tsx';
import { StatePage, type Status } from './StatePage.tsx';
import styles from './Sync.module.css';
import { useSyncStatus } from './useSyncStatus.ts';

const ids = ['state', 'queued', 'conflicts', 'problems', 'parked', 'duplicates', 'compare'] as const;
type PageId = (typeof ids)[number];
const urgent: readonly PageId[] = ['conflicts', 'problems'];

const pages: { readonly [P in Exclude<PageId, 'state'>]: () => React.ReactNode } = {
  queued: () => <QueuedPage />,
  conflicts: () => <ConflictsPage />,
  problems: () => <ProblemsPage />,
  parked: () => <ParkedPage />,
  duplicates: () => <DuplicatesPage />,
  compare: () => <ComparePage />,
};

const countOf = (status: Status, page: PageId): number | undefined => {
  if (page === 'state' || page === 'compare') return undefined;
  return page === 'queued' ? status.queued.transactions : status[page];
};

/** A company that has joined no office. */
function JoinPage() {
  const t = useT();
  return (
    <div className={styles.page}>
      <PageHead title={t('sync.joinTitle')} hint={t('sync.joinOwnHint')} />
      <JoinForm />
    </div>
  );
}

export function SyncScreen() {
  const t = useT();
  const status = useSyncStatus();
  const asked = useRouteParams('syncPage')?.page ?? 'state';
  const current = ids.find((id) => id === asked) ?? 'state';
  if (!status) return <Skeleton rows={6} />;
  const shown = status.hub ? ids : (['state'] as const);
  return (
    <Panel label={t('sync.title')} isScrollable={false}>
      <SidePages
        label={t('sync.pages')}
        current={status.hub ? current : 'state'}
        pages={shown.map((id) => ({
          id,
          label: t(`sync.${id}`),
          to: id === 'state' ? pathTo('sync') : pathTo('syncPage', { page: id }),
          count: countOf(status, id),
          isUrgent: urgent.includes(id),
        }))}
        more={[{ to: pathTo('settings'), label: t('app.settings') }]}
      >
        {status.hub === null ? (
          <JoinPage />
        ) : current === 'state' ? (
          <StatePage status={status} />
        ) : (
          pages[current]()
        )}
      </SidePages>
    </Panel>
  );
}
