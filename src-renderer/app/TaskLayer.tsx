// The form of a task, over whatever card it is made from; loaded when first needed.
import { useTaskForm } from '../data/taskState.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { lazyPane } from '../ui/lazyPane.tsx';

const TaskDialog = lazyPane(async () => (await import('../features/tasks/index.ts')).TaskDialog);

export function TaskLayer() {
  const request = useTaskForm((state) => state.request);
  const close = useTaskForm((state) => state.close);
  if (request === undefined) return null;
  return (
    <ErrorBoundary pane="task" onClose={close}>
      <TaskDialog request={request} />
    </ErrorBoundary>
  );
}
