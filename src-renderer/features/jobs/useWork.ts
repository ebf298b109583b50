// Long work as the tray shows it: the core's rows with what events say of how far each is. Owns no row.
import { useState } from 'react';
import { useCoreEvent, useLive } from '#renderer/data/DataProvider.tsx';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import type { JobView } from '#renderer/ui/JobTray.tsx';
import type { Output } from '#shared/contract/index.ts';

export type WorkRow = Output<'jobs.listWork'>['rows'][number];
type Progress = { done: number; total: number | null };

const none: readonly WorkRow[] = [];
const titles = {
  'exchange.importCommerceml': 'jobs.importCommerceml',
  'exchange.importCsv': 'jobs.importTable',
  'exchange.importStatement': 'jobs.importStatement',
  'maintenance.backup': 'jobs.backup',
  'operations.undo': 'jobs.undo',
  'operations.redo': 'jobs.redo',
} as const;

export function useWork(): { rows: readonly WorkRow[]; views: JobView[]; titleOf: (row: WorkRow) => string } {
  const t = useT();
  const format = useFormat();
  const errorText = useErrorText();
  const rows = useLive('jobs.listWork', {}).value?.rows ?? none;
  const [progress, setProgress] = useState<{ readonly [id: string]: Progress }>({});
  useCoreEvent('operations.progress', ({ operationId, done, total }) =>
    setProgress((last) => ({ ...last, [operationId]: { done, total } })),
  );
  const titleOf = ({ kind }: WorkRow): string =>
    t(kind in titles ? titles[kind as keyof typeof titles] : 'jobs.other');
  const resultOf = ({ state, code, reason, result }: WorkRow): string | undefined => {
    if (state === 'cancelled') return t('jobs.cancelled');
    if (state === 'failed') return errorText({ code, reason });
    if (result.path !== undefined) return result.path;
    const { created, updated = 0, skipped = 0, problems = 0 } = result;
    if (created === undefined) return undefined;
    const counts = t('jobs.counts', {
      created: format.number(created),
      updated: format.number(updated),
      skipped: format.number(skipped),
    });
    return problems === 0 ? counts : `${counts} · ${t('imports.problemsCount', { count: problems })}`;
  };
  const toView = (row: WorkRow): JobView => {
    const { done, total } = progress[row.id] ?? { done: 0, total: null };
    const isKnown = total !== null && total > 0;
    return {
      id: row.id,
      title: titleOf(row),
      state: row.state === 'cancelled' ? 'failed' : row.state,
      progress: isKnown ? done / total : undefined,
      countText: isKnown
        ? t('common.ofTotal', { done: format.number(done), total: format.number(total) })
        : undefined,
      isCancellable: row.isCancellable,
      resultText: resultOf(row),
      hasResult: row.state === 'done' && row.kind in shownAt,
    };
  };
  return { rows, views: rows.map(toView), titleOf };
}

/** Where one looks at what was made. */
const shownAt: {
  readonly [kind: string]: (row: WorkRow) => 'catalog' | 'partners' | 'settings' | 'imports';
} = {
  'exchange.importCommerceml': () => 'catalog',
  'exchange.importCsv': ({ result }) => (result.of === 'items' ? 'catalog' : 'partners'),
  'exchange.importStatement': () => 'imports',
  'maintenance.backup': () => 'settings',
};

export const routeOfResult = (row: WorkRow) => shownAt[row.kind]?.(row);
