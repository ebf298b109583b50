// What came from the office and has no place in this version of the program.
import { useMemo } from 'react';
import { useMe } from '#renderer/data/useMe.ts';
import { usePages } from '#renderer/data/usePages.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { PagedList } from './PagedList.tsx';
import { PageHead } from './PageHead.tsx';
import styles from './Sync.module.css';
import { useSyncWords } from './syncWords.ts';

export function ParkedPage() {
  const t = useT();
  const format = useFormat();
  const words = useSyncWords();
  const errorText = useErrorText();
  const { timeZone } = useMe();
  const input = useMemo(() => ({ limit: 50 }), []);
  const pages = usePages('sync.listParked', input);
  return (
    <div className={styles.page}>
      <PageHead title={t('sync.parked')} hint={pages.rows.length > 0 ? t('sync.parkedHint') : undefined} />
      <PagedList
        isPlain
        label={t('sync.parked')}
        pages={pages}
        keyOf={({ table, rowId, column }) => `${table} ${rowId} ${column}`}
        render={({ table, title, column, reason, at }) => (
          <div className={styles.row}>
            <div>
              <p>{words.row(table, title)}</p>
              <p className={styles.muted}>
                {column === '' ? '' : `${words.field(column)} – `}
                {errorText({ code: 'incompatible', reason })}
              </p>
            </div>
            <span className={styles.muted}>{format.dateTime(at, timeZone)}</span>
          </div>
        )}
        emptyTitle={t('sync.noParked')}
        emptyHint={t('sync.noParkedHint')}
      />
    </div>
  );
}
