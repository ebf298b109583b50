// One change of all chosen tasks: one step of undo, and what was left as it was is told.
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useToday } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import type { Input } from '#shared/contract/index.ts';
import { addDays } from '#shared/domain/dates.ts';
import { useStep } from '../steps/index.ts';
import styles from './Tasks.module.css';
import type { TaskRow } from './taskRow.ts';

type Change = Input<'tasks.bulk'>['change'];

export function BulkBar({ rows, onDone }: { rows: readonly TaskRow[]; onDone: () => void }) {
  const t = useT();
  const today = useToday();
  const toasts = useToasts();
  const users = useLive('company.listUsers', { includeInactive: false }).value?.rows ?? [];
  const { run, isRunning } = useStep('tasks.bulk', { isErrorToasted: true });
  const change = async (of: Change): Promise<void> => {
    const ids = rows.slice(0, 200).map((row) => row.id);
    const answer = await run({ ids, change: of }, t('tasks.bulkDone', { count: ids.length }));
    if (answer === undefined) return;
    if (answer.left.length > 0)
      toasts.show({ title: t('tasks.bulkLeft', { count: answer.left.length }), tone: 'warn' });
    onDone();
  };
  return (
    <div className={styles.bulk}>
      <span role="status">{t('common.selectedCount', { count: rows.length })}</span>
      <ActionBar>
        <Button disabled={isRunning} onClick={() => void change({ move: 'complete' })}>
          {t('tasks.complete')}
        </Button>
        <Button disabled={isRunning} onClick={() => void change({ due: { on: addDays(today, 1) } })}>
          {t('common.tomorrow')}
        </Button>
        <Button disabled={isRunning} onClick={() => void change({ move: 'cancel' })}>
          {t('tasks.cancel')}
        </Button>
        <Button disabled={isRunning} onClick={() => void change({ delete: true })}>
          {t('tasks.remove')}
        </Button>
      </ActionBar>
      <Select
        className={styles.status}
        aria-label={t('tasks.handOver')}
        placeholder={t('tasks.handOver')}
        value={null}
        onChange={(ownerId: string) => void change({ ownerId })}
        options={users.map((user) => ({ value: user.id, label: user.name }))}
      />
    </div>
  );
}
