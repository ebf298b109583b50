// The state of a task in a word and a colour, and when it is due.
import { Lock, Repeat } from 'lucide-react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { usePlannedText } from '../interactions/index.ts';
import styles from './Tasks.module.css';
import { type TaskRow, tones } from './taskRow.ts';

export function StateChip({ task }: { task: Pick<TaskRow, 'state' | 'isOverdue'> }) {
  const t = useT();
  return (
    <span className={styles.chips}>
      <Chip tone={tones[task.state]}>{t(`tasks.state_${task.state}`)}</Chip>
      {task.isOverdue ? <Chip tone="danger">{t('tasks.overdue')}</Chip> : null}
    </span>
  );
}

export function TitleLine({ task }: { task: Pick<TaskRow, 'title' | 'isPrivate' | 'isRepeated'> }) {
  const t = useT();
  return (
    <span className={styles.titleLine}>
      <span data-ellipsis="" title={task.title}>
        {task.title}
      </span>
      {task.isPrivate ? <Lock aria-label={t('tasks.privateMark')} /> : null}
      {task.isRepeated ? <Repeat aria-label={t('tasks.repeatMark')} /> : null}
    </span>
  );
}

export function DueText({ task }: { task: Pick<TaskRow, 'dueAt' | 'dueOn' | 'isOverdue'> }) {
  const plannedText = usePlannedText();
  const text = plannedText({ at: task.dueAt, on: task.dueOn });
  return <span className={task.isOverdue ? styles.late : undefined}>{text}</span>;
}
