// Panels and what they show when there is nothing, when it failed, and while it takes long.
import { CalendarCheck, Plus } from 'lucide-react';
import { useState } from 'react';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import { ErrorBoundary } from '#renderer/ui/ErrorBoundary.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { JobTray } from '#renderer/ui/JobTray.tsx';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { Sparkbar } from '#renderer/ui/Sparkbar.tsx';
import { EmptyState, ErrorState, ProgressBar, Skeleton } from '#renderer/ui/States.tsx';
import styles from './Gallery.module.css';

function Breaks({ isBroken }: { isBroken: boolean }) {
  if (isBroken) throw new Error('broken on purpose');
  return null;
}

export function StateSamples() {
  const t = useT();
  const format = useFormat();
  const [isBroken, setIsBroken] = useState(false);
  return (
    <>
      <div className={styles.columns}>
        <div className={classNames(styles.box, styles.short)}>
          <EmptyState
            icon={<CalendarCheck aria-hidden />}
            title={t('desk.nothingToday')}
            hint={t('desk.nothingTodayHint')}
            actions={<Button>{t('desk.planCall')}</Button>}
          />
        </div>
        <div className={classNames(styles.box, styles.short)}>
          <ErrorState title={t('errors.unavailable')} details="unavailable smtp" onRetry={() => undefined} />
        </div>
        <div className={classNames(styles.box, styles.short)}>
          <Skeleton rows={3} />
        </div>
      </div>
      <div className={styles.columns}>
        <Panel
          label={t('desk.contacts')}
          look="card"
          header={
            <PanelHeader
              title={t('desk.contacts')}
              actions={<IconButton size="sm" label={t('partner.newContact')} icon={<Plus aria-hidden />} />}
            />
          }
        >
          <p>{t('partner.noContacts')}</p>
          <p>
            {t('desk.totalSales')}: {format.money(12_345_678, 'AZN')}{' '}
            <Sparkbar label={t('desk.totalSales')} values={[3, 5, 2, 8, 6, 9, 4, 11]} />
          </p>
        </Panel>
        <Panel label={t('ui.jobs')} look="card" header={<PanelHeader title={t('ui.jobs')} />}>
          <JobTray
            onCancel={() => undefined}
            onDismiss={() => undefined}
            onShowResult={() => undefined}
            jobs={[
              {
                id: '1',
                title: t('imports.commerceml'),
                state: 'running',
                progress: 0.42,
                countText: t('common.ofTotal', { done: format.number(21_000), total: format.number(50_000) }),
                leftText: '5 s',
                isCancellable: true,
              },
              {
                id: '2',
                title: t('imports.csvPartners'),
                state: 'done',
                resultText: t('common.rowsCount', { count: 1204 }),
                hasResult: true,
              },
              { id: '3', title: t('settings.backup'), state: 'failed', resultText: t('errors.disk_full') },
            ]}
          />
        </Panel>
        <div>
          <ProgressBar label={t('imports.start')} value={0.6} text="60 %" />
          <ProgressBar label={t('ui.loading')} />
          <Button variant="danger" onClick={() => setIsBroken(true)}>
            {t('common.delete')}
          </Button>
          <ErrorBoundary pane="gallery">
            <Breaks isBroken={isBroken} />
          </ErrorBoundary>
        </div>
      </div>
    </>
  );
}
