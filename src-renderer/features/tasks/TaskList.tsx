// Tasks as a list: soonest first, several chosen for one change of all.
import { ListTodo } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useMe } from '#renderer/data/useMe.ts';
import { usePages } from '#renderer/data/usePages.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { DataGrid } from '#renderer/ui/DataGrid.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { EmptyState, ErrorState } from '#renderer/ui/States.tsx';
import { ExportMenu } from '../exports/index.ts';
import { BulkBar } from './BulkBar.tsx';
import { DueText, StateChip, TitleLine } from './TaskChips.tsx';
import styles from './Tasks.module.css';
import type { ListStatus } from './TasksScreen.tsx';
import { pageSize, type TaskRow, type Whose } from './taskRow.ts';

const keyOf = (row: TaskRow): string => row.id;
const none: ReadonlySet<string> = new Set();

function useColumns(whose: Whose): DataGridColumn<TaskRow>[] {
  const t = useT();
  const { timeZone } = useMe();
  return useMemo(
    () => [
      {
        id: 'title',
        header: t('tasks.name'),
        width: 260,
        isFlexible: true,
        isRowHeader: true,
        render: (row) => <TitleLine task={row} />,
        value: (row) => row.title,
      },
      {
        id: 'due',
        header: t('tasks.due'),
        width: 150,
        render: (row) => <DueText task={row} />,
        value: ({ dueAt, dueOn }) => dueCell(dueAt, dueOn, timeZone),
      },
      {
        id: 'state',
        header: t('common.state'),
        width: 230,
        render: (row) => <StateChip task={row} />,
        value: (row) =>
          [t(`tasks.state_${row.state}`), ...(row.isOverdue ? [t('tasks.overdue')] : [])].join(', '),
      },
      {
        id: 'who',
        header: t(whose === 'mine' ? 'tasks.giver' : 'tasks.executor'),
        width: 160,
        render: (row) => (whose === 'mine' ? row.giverName : row.ownerName),
      },
      { id: 'client', header: t('tasks.client'), width: 190, render: (row) => row.partnerName },
      {
        id: 'steps',
        header: t('tasks.steps'),
        width: 150,
        render: (row) => (row.stepsTotal === 0 ? '' : `${row.stepsDone}/${row.stepsTotal}`),
      },
    ],
    [t, whose, timeZone],
  );
}

const dueCell = (at: number | null, on: string | null, zone: string) =>
  at === null ? on && { on } : { at, zone };

function useListInput(whose: Whose, status: ListStatus) {
  return useMemo(() => {
    const isOverdue = status === 'overdue';
    return { whose, status: isOverdue ? ('open' as const) : status, isOverdue, limit: pageSize };
  }, [whose, status]);
}

/** For the head of the screen. */
export function TasksExport({ whose, status }: Pick<TaskListProps, 'whose' | 'status'>) {
  const t = useT();
  const title = `${t('tasks.title')}, ${t(`tasks.whose_${whose}`)}`;
  const list = { title, input: useListInput(whose, status), columns: useColumns(whose) };
  return <ExportMenu {...list} query="tasks.list" />;
}

export type TaskListProps = {
  whose: Whose;
  status: ListStatus;
  currentId: string | null;
  onChoose: (id: string) => void;
};

export function TaskList({ whose, status, currentId, onChoose }: TaskListProps) {
  const t = useT();
  const errorText = useErrorText();
  const columns = useColumns(whose);
  const [selected, setSelected] = useState(none);
  const tasks = usePages('tasks.list', useListInput(whose, status));
  // What has left the list is not changed with the rest.
  const chosen = tasks.rows.filter((row) => selected.has(row.id));
  if (tasks.error) return <ErrorState title={errorText(tasks.error)} />;
  return (
    <div className={styles.list}>
      <DataGrid
        aria-label={t('tasks.title')}
        rows={tasks.rows}
        getKey={keyOf}
        columns={columns}
        currentKey={currentId}
        onCurrentChange={onChoose}
        selectedKeys={selected}
        onSelectedKeysChange={setSelected}
        hasMore={tasks.hasMore}
        onEndReached={tasks.loadMore}
        empty={
          tasks.isLoading ? null : (
            <EmptyState icon={<ListTodo aria-hidden />} title={t('tasks.none')} hint={t('tasks.noneHint')} />
          )
        }
      />
      {chosen.length > 0 ? <BulkBar rows={chosen} onDone={() => setSelected(none)} /> : null}
    </div>
  );
}
