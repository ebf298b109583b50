// The checklist of a task: ticked, added to and taken from where it stands.
import { Trash2 } from 'lucide-react';
import type { FormEvent } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useKeptState } from '../drafts/index.ts';
import { useStep } from '../steps/index.ts';
import type { Card } from './TaskCard.tsx';
import styles from './Tasks.module.css';

const noStep = { title: '' };

function AddStep({ taskId }: { taskId: string }) {
  const t = useT();
  const { values, set, drop } = useKeptState(`taskStep.${taskId}`, noStep);
  const { title } = values;
  const { run, isRunning } = useStep('tasks.addStep', { isErrorToasted: true });
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (title.trim() === '') return;
    if (await run({ taskId, title }, t('tasks.stepDone'))) drop();
  };
  return (
    <form className={styles.addStep} onSubmit={(event) => void add(event)}>
      <TextField
        aria-label={t('tasks.addStep')}
        placeholder={t('tasks.addStep')}
        value={title}
        onChange={(next) => set({ title: next })}
        maxLength={300}
      />
      <Button type="submit" disabled={isRunning || title.trim() === ''}>
        {t('common.add')}
      </Button>
    </form>
  );
}

export function Checklist({ card }: { card: Card }) {
  const t = useT();
  const update = useStep('tasks.updateStep', { isErrorToasted: true });
  const remove = useStep('tasks.deleteStep', { isErrorToasted: true });
  const isOpen = card.may.includes('check');
  if (card.steps.length === 0 && !isOpen) return null;
  return (
    <section aria-label={t('tasks.steps')} className={styles.steps}>
      <h3>{t('tasks.steps')}</h3>
      {card.steps.map((step) => (
        <div key={step.id} className={styles.step}>
          <Checkbox
            label={step.title}
            value={step.doneAt !== null}
            isDisabled={!isOpen}
            onChange={(isDone) => void update.run({ id: step.id, isDone }, t('tasks.stepDone'))}
          />
          {isOpen ? (
            <IconButton
              size="sm"
              label={t('tasks.removeStep', { title: step.title })}
              icon={<Trash2 aria-hidden />}
              onClick={() => void remove.run({ id: step.id }, t('tasks.stepDone'))}
            />
          ) : null}
        </div>
      ))}
      {isOpen ? <AddStep taskId={card.id} /> : null}
    </section>
  );
}
