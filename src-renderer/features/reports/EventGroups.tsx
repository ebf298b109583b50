// Groups of the report with their figures; choosing one shows its rows, the first line shows all.
import { useMemo } from 'react';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { DataGrid } from '#renderer/ui/DataGrid.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { Skeleton } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import styles from './EventsReport.module.css';
import type { eventKinds, Grouping } from './eventFilter.ts';

type Report = Output<'reports.countEvents'>;
type Row = { key: string | null; name: string; count: number; open: number; late: number; done: number };

export type EventGroupsProps = {
  report: Report | undefined;
  groupBy: Grouping;
  /** null: all events. */
  currentKey: string | null;
  onChange: (key: string | null) => void;
};

/** The line of all events has no group's key. */
const allKey = '*';
const keyOf = (row: Row): string => row.key ?? allKey;

function useGroupName(groupBy: Grouping): (group: Report['groups'][number]) => string {
  const t = useT();
  const format = useFormat();
  return ({ key, name }) => {
    if (groupBy === 'owner') return name;
    if (groupBy === 'day') return format.longDate(key);
    if (groupBy === 'kind') return t(`reports.kind_${key as (typeof eventKinds)[number]}`);
    if (key === 'open' || key === 'late') return t(`reports.state_${key}`);
    return key.slice('done:'.length) || t('reports.noResult');
  };
}

export function EventGroups({ report, groupBy, currentKey, onChange }: EventGroupsProps) {
  const t = useT();
  const format = useFormat();
  const nameOf = useGroupName(groupBy);
  const columns = useMemo((): DataGridColumn<Row>[] => {
    const figure = (id: 'count' | 'open' | 'late' | 'done', header: string): DataGridColumn<Row> => ({
      id,
      header,
      width: 92,
      align: 'end',
      render: (row) => (
        <span className={id === 'late' && row.late > 0 ? styles.late : undefined}>
          {format.number(row[id])}
        </span>
      ),
    });
    return [
      {
        id: 'name',
        header: t('reports.groups'),
        width: 118,
        isFlexible: true,
        isRowHeader: true,
        render: (row) => (
          <span data-ellipsis="" title={row.name}>
            {row.name}
          </span>
        ),
      },
      figure('count', t('reports.count')),
      figure('open', t('reports.open')),
      figure('late', t('reports.state_late')),
      figure('done', t('reports.done')),
    ];
  }, [t, format]);
  if (!report) return <Skeleton rows={6} />;
  const { groups, ...all } = report;
  const rows: Row[] = [
    { ...all, key: null, name: t('reports.allEvents') },
    ...groups.map((group) => ({ ...group, name: nameOf(group) })),
  ];
  return (
    <DataGrid
      aria-label={t('reports.groups')}
      rows={rows}
      getKey={keyOf}
      columns={columns}
      currentKey={currentKey ?? allKey}
      onCurrentChange={(key) => onChange(key === allKey ? null : key)}
    />
  );
}
