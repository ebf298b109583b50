// What is left to do for a partner: open tasks and promises, soonest first.
import { useLive } from '#renderer/data/DataProvider.tsx';
import styles from './OpenTasks.module.css';
import { PromiseLine } from './PromiseLine.tsx';

/** Nothing at all when there is nothing to do. */
export function OpenTasks({ partnerId, title }: { partnerId: string; title: string }) {
  const { value } = useLive('tasks.list', { partnerId, limit: 20 });
  if (!value?.rows.length) return null;
  return (
    <section aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {value.rows.map((task) => (
        <PromiseLine key={task.id} task={task} isLate={task.isOverdue} />
      ))}
    </section>
  );
}
