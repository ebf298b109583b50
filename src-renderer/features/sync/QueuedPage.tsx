// What has not reached the office: each step with the records it touched, since when; all of it as a file, for safety.
import { Download } from 'lucide-react';
import { useMemo } from 'react';
import { usePages } from '#renderer/data/usePages.ts';
import { FormError } from '#renderer/features/partner/index.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import type { Output } from '#shared/contract/index.ts';
import { PagedList } from './PagedList.tsx';
import { PageHead } from './PageHead.tsx';
import styles from './Sync.module.css';
import { useMoment } from './syncSentence.ts';
import { useSyncWords } from './syncWords.ts';
import { useExport } from './useExport.ts';

type Queued = Output<'sync.listQueued'>['rows'][number];
const input = { limit: 20 } as const;

function QueuedRow({ queued }: { queued: Queued }) {
  const t = useT();
  const format = useFormat();
  const moment = useMoment();
  const words = useSyncWords();
  const { rows, rowCount, at } = queued;
  const command = words.command(queued.command);
  const more = rowCount - rows.length;
  return (
    <div className={styles.row}>
      <div>
        {command === '' ? null : <p>{command}</p>}
        {rows.map(({ table, rowId, title, kind }) => (
          <p key={`${table} ${rowId}`}>
            <span className={styles.muted}>{t(`sync.${kind}`)}:</span> {words.row(table, title)}
          </p>
        ))}
        {more > 0 ? <p className={styles.muted}>{t('sync.andMore', { count: more })}</p> : null}
      </div>
      <time className={styles.muted} dateTime={new Date(at).toISOString()} title={format.dateTime(at)}>
        {moment(at)}
      </time>
    </div>
  );
}

export function QueuedPage() {
  const t = useT();
  const keyed = useMemo(() => input, []);
  const pages = usePages('sync.listQueued', keyed);
  const file = useExport();
  const isEmpty = pages.rows.length === 0;
  return (
    <div className={styles.page}>
      <PageHead
        title={t('sync.queued')}
        hint={isEmpty ? undefined : t('sync.queuedHint')}
        actions={
          isEmpty ? null : (
            <Button icon={<Download aria-hidden />} disabled={file.isRunning} onClick={() => void file.run()}>
              {t('sync.exportQueued')}
            </Button>
          )
        }
      />
      <FormError error={file.error} />
      <PagedList
        isPlain
        label={t('sync.queued')}
        pages={pages}
        keyOf={({ id }) => id}
        render={(queued) => <QueuedRow queued={queued} />}
        emptyTitle={t('sync.nothingWaits')}
        emptyHint={t('sync.nothingWaitsHint')}
      />
    </div>
  );
}
