// The screen of tasks: whose, as a list or as a board, and beside it the card of the one that is chosen.
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useTaskForm } from '#renderer/data/taskState.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { useNavigate, useRouteParams } from '#renderer/ui/routing.ts';
import { SegmentedControl } from '#renderer/ui/SegmentedControl.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TaskBoard } from './TaskBoard.tsx';
import { TaskCard } from './TaskCard.tsx';
import { TaskList, TasksExport } from './TaskList.tsx';
import styles from './Tasks.module.css';
import { type Whose, whoseLists } from './taskRow.ts';

const views = ['list', 'board'] as const;
const statuses = ['open', 'overdue', 'done', 'cancelled'] as const;
export type ListStatus = (typeof statuses)[number];

function NewTaskButton() {
  const t = useT();
  const show = useTaskForm((state) => state.show);
  const make = (): void => show({});
  useHotkeys([{ keys: 'KeyN', label: t('tasks.newTask'), run: make }], { group: t('tasks.keys') });
  return (
    <Button variant="primary" kbd="N" icon={<Plus aria-hidden />} onClick={make}>
      {t('tasks.newTask')}
    </Button>
  );
}

function WhoseControl({ value, onChange }: { value: Whose; onChange: (value: Whose) => void }) {
  const t = useT();
  const counts = useLive('tasks.counts', {}).value;
  return (
    <SegmentedControl
      aria-label={t('tasks.whose')}
      value={value}
      onChange={onChange}
      items={whoseLists.map((id) => ({ id, label: t(`tasks.whose_${id}`), count: counts?.[id]?.open }))}
    />
  );
}

/** The screen of routes `tasks` and `task`. */
export function TasksScreen() {
  const t = useT();
  const go = useNavigate();
  const chosen = useRouteParams('task')?.id ?? null;
  const [whose, setWhose] = useState<Whose>('mine');
  const [view, setView] = useState<(typeof views)[number]>('list');
  const [status, setStatus] = useState<ListStatus>('open');
  const choose = (id: string): void => go('task', { id });
  const lists = { whose, currentId: chosen, onChoose: choose };
  return (
    <Panel
      label={t('tasks.title')}
      isScrollable={false}
      header={
        <PanelHeader isPage title={t('tasks.title')} actions={<NewTaskButton />}>
          <WhoseControl value={whose} onChange={setWhose} />
          <SegmentedControl
            aria-label={t('tasks.view')}
            value={view}
            onChange={setView}
            items={views.map((id) => ({ id, label: t(`tasks.view_${id}`) }))}
          />
          {view === 'list' ? (
            <Select
              className={styles.status}
              aria-label={t('tasks.status')}
              value={status}
              onChange={setStatus}
              options={statuses.map((value) => ({ value, label: t(`tasks.status_${value}`) }))}
            />
          ) : null}
          {view === 'list' ? <TasksExport whose={whose} status={status} /> : null}
        </PanelHeader>
      }
    >
      <div className={styles.screen} data-has-card={chosen === null ? undefined : ''}>
        <div className={styles.main}>
          {view === 'list' ? <TaskList {...lists} status={status} /> : <TaskBoard {...lists} />}
        </div>
        {chosen === null ? null : <TaskCard key={chosen} id={chosen} onClose={() => go('tasks')} />}
      </div>
    </Panel>
  );
}
