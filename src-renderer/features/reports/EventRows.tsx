// The rows behind a figure, paged from the core; Enter opens the client.
import { useMemo, useState } from 'react';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useMe } from '#renderer/data/useMe.ts';
import { usePages } from '#renderer/data/usePages.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Chip } from '#renderer/ui/Chip.tsx';
import { CutText } from '#renderer/ui/CutText.tsx';
import { DataGrid } from '#renderer/ui/DataGrid.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { useNavigate } from '#renderer/ui/routing.ts';
import { EmptyState, ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import { ExportMenu } from '../exports/index.ts';
import type { Grouping, inputOf } from './eventFilter.ts';

type Row = Output<'reports.listEvents'>['rows'][number];
const keyOf = (row: Row): string => row.id;
const tones = { open: 'neutral', late: 'danger', done: 'call' } as const;

function useColumns(): DataGridColumn<Row>[] {
  const t = useT();
  const format = useFormat();
  const { timeZone } = useMe();
  return useMemo(
    () => [
      {
        id: 'when',
        header: t('reports.when'),
        width: 160,
        render: ({ at, on }) => (at === null ? format.date(on ?? '') : format.dateTime(at, timeZone)),
        value: ({ at, on }) => (at === null ? on && { on } : { at, zone: timeZone }),
      },
      {
        id: 'client',
        header: t('terms.client'),
        width: 180,
        isFlexible: true,
        isRowHeader: true,
        render: (row) => <CutText text={row.partnerName} />,
        value: (row) => row.partnerName,
      },
      { id: 'kind', header: t('reports.kind'), width: 96, render: (row) => t(`reports.kind_${row.kind}`) },
      {
        id: 'subject',
        header: t('reports.subject'),
        width: 200,
        render: (row) => <CutText text={row.subject} />,
        value: (row) => row.subject,
      },
      {
        id: 'state',
        header: t('reports.state'),
        width: 150,
        render: (row) => <Chip tone={tones[row.state]}>{t(`reports.state_${row.state}`)}</Chip>,
        value: (row) => t(`reports.state_${row.state}`),
      },
      {
        id: 'result',
        header: t('reports.result'),
        width: 180,
        render: (row) => <CutText text={row.result} />,
        value: (row) => row.result,
      },
      {
        id: 'owner',
        header: t('reports.owner'),
        width: 130,
        render: (row) => <CutText text={row.ownerName} />,
        value: (row) => row.ownerName,
      },
    ],
    [t, format, timeZone],
  );
}

export type EventRowsProps = {
  input: ReturnType<typeof inputOf>;
  groupBy: Grouping;
  /** null: all. */
  group: string | null;
};

function useAsked({ input, groupBy, group }: EventRowsProps) {
  return useMemo(
    () => ({ ...input, limit: 100, ...(group !== null && { groupBy, group }) }),
    [input, groupBy, group],
  );
}

/** For the head of the report: the rows as they are shown. */
export function EventsExport({ title, ...shown }: EventRowsProps & { title: string }) {
  const list = { title, input: useAsked(shown), columns: useColumns() };
  return <ExportMenu {...list} query="reports.listEvents" />;
}

export function EventRows(props: EventRowsProps) {
  const t = useT();
  const go = useNavigate();
  const errorText = useErrorText();
  const columns = useColumns();
  const openPartner = useDeskState((state) => state.openPartner);
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const { rows, isLoading, error, hasMore, loadMore } = usePages('reports.listEvents', useAsked(props));
  if (error && rows.length === 0) return <ErrorState title={errorText(error)} />;
  if (isLoading) return <Skeleton rows={8} />;
  return (
    <DataGrid
      aria-label={t('reports.events')}
      rows={rows}
      getKey={keyOf}
      columns={columns}
      currentKey={currentKey}
      onCurrentChange={setCurrentKey}
      onActivate={({ partnerId }) => {
        if (partnerId === null) return;
        openPartner(partnerId);
        go('desk');
      }}
      hasMore={hasMore}
      onEndReached={loadMore}
      empty={<EmptyState title={t('reports.none')} hint={t('reports.noneHint')} />}
    />
  );
}
