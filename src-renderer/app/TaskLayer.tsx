// The form of a task, over whatever card it is made from; loaded when first needed.
import { lazy, Suspense } from 'react';
import { useTaskForm } from '../data/taskState.ts';

const TaskDialog = lazy(async () => ({ default: (await import('../features/tasks/index.ts')).TaskDialog }));

export function TaskLayer() {
  const request = useTaskForm((state) => state.request);
  return <Suspense>{request === undefined ? null : <TaskDialog request={request} />}</Suspense>;
}
