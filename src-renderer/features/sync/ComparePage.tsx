// Here and at the office by counts and fingerprints: what differs by name. It runs only when asked, and can be stopped.
import { GitCompareArrows } from 'lucide-react';
import { useRef, useState } from 'react';
import { useCall, useCoreEvent } from '#renderer/data/DataProvider.tsx';
import { FormError } from '#renderer/features/partner/index.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ProgressBar } from '#renderer/ui/States.tsx';
import { type AppError, asAppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import { PageHead } from './PageHead.tsx';
import styles from './Sync.module.css';
import { useSyncWords } from './syncWords.ts';

type Table = Output<'sync.compare'>['tables'][number];
type Progress = { table: string; done: number; total: number };
const whereText = { here: 'sync.onlyHereRow', there: 'sync.onlyThereRow', both: 'sync.bothDiffer' } as const;

function useComparison() {
  const call = useCall();
  const abort = useRef<AbortController>(undefined);
  const [progress, setProgress] = useState<Progress>();
  const [tables, setTables] = useState<readonly Table[]>();
  const [error, setError] = useState<AppError>();
  useCoreEvent('sync.comparing', (told) => setProgress((last) => last && told));
  const run = async (): Promise<void> => {
    abort.current = new AbortController();
    setError(undefined);
    setTables(undefined);
    setProgress({ table: '', done: 0, total: 0 });
    try {
      setTables((await call('sync.compare', {}, { signal: abort.current.signal })).tables);
    } catch (thrown) {
      const failure = asAppError(thrown);
      if (failure.code !== 'cancelled') setError(failure);
    } finally {
      setProgress(undefined);
    }
  };
  return { run, stop: () => abort.current?.abort(), progress, tables, error };
}

function Differing({ table }: { table: Table }) {
  const t = useT();
  const words = useSyncWords();
  const more = table.differingCount - table.differing.length;
  return (
    <details>
      <summary>{t('sync.showDiffering', { name: words.entity(table.table) })}</summary>
      <ul className={`${styles.list} ${styles.rows}`}>
        {table.differing.map(({ rowId, title, where }) => (
          <li key={rowId}>
            <p>
              {title || rowId} <span className={styles.muted}>– {t(whereText[where])}</span>
            </p>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={styles.muted}>{t('sync.andMore', { count: more })}</p> : null}
    </details>
  );
}

function Tables({ tables }: { tables: readonly Table[] }) {
  const t = useT();
  const format = useFormat();
  const words = useSyncWords();
  const differing = tables.reduce((sum, { differingCount }) => sum + differingCount, 0);
  return (
    <>
      <p role="status">{differing === 0 ? t('sync.allEqual') : t('sync.someDiffer', { count: differing })}</p>
      {tables
        .filter(({ differingCount }) => differingCount > 0)
        .map((table) => (
          <Differing key={table.table} table={table} />
        ))}
      <table className={styles.table}>
        <thead>
          <tr>
            {(['table', 'here', 'there', 'differs'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`sync.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tables.map(({ table, here, there, differingCount }) => (
            <tr key={table}>
              <th scope="row">{words.entity(table)}</th>
              <td>{format.number(here)}</td>
              <td>{format.number(there)}</td>
              <td className={differingCount > 0 ? styles.differs : undefined}>
                {differingCount > 0 ? format.number(differingCount) : t('sync.equal')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

export function ComparePage() {
  const t = useT();
  const words = useSyncWords();
  const { run, stop, progress, tables, error } = useComparison();
  return (
    <div className={styles.page}>
      <PageHead
        title={t('sync.compare')}
        hint={t('sync.compareHint')}
        actions={
          progress ? (
            <Button onClick={stop}>{t('sync.compareStop')}</Button>
          ) : (
            <Button icon={<GitCompareArrows aria-hidden />} onClick={() => void run()}>
              {t('sync.compareNow')}
            </Button>
          )
        }
      />
      <FormError error={error} />
      {progress ? (
        <ProgressBar
          label={t('sync.comparing')}
          text={progress.table === '' ? undefined : words.entity(progress.table)}
          value={progress.total > 0 ? progress.done / progress.total : undefined}
        />
      ) : null}
      {tables ? <Tables tables={tables} /> : null}
    </div>
  );
}
