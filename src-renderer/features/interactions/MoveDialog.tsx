// Moves a planned event: quick days that keep its time, or any day and time.
import { useId } from 'react';
import { z } from 'zod';
import { useMe, useToday } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Form, useForm } from '#renderer/ui/Form.tsx';
import { useStep } from '../steps/index.ts';
import { FormButtons, FormError, WhenFields } from './formParts.tsx';
import styles from './forms.module.css';
import type { InteractionRow } from './InteractionCard.tsx';
import { type DayTime, moveDay, toDayTime, toPlanned, usePlannedText } from './when.ts';

const MoveForm = z.object({ day: z.string(), time: z.string().nullable() });

export type RowDialogProps = { row: InteractionRow; onClose: () => void };

/** A chip moves at once; the fields wait for Save. */
export function MoveDialog({ row, onClose }: RowDialogProps) {
  const t = useT();
  const formId = useId();
  const today = useToday();
  const { timeZone } = useMe();
  const plannedText = usePlannedText();
  const { run, isRunning, error } = useStep('interactions.move');
  const plan = toDayTime({ at: row.plannedAt, on: row.plannedOn }, timeZone) ?? { day: today, time: null };
  const form = useForm<DayTime>(MoveForm, plan);
  const move = async (to: DayTime): Promise<void> => {
    const planned = toPlanned(to, timeZone);
    const date = plannedText('at' in planned ? { at: planned.at, on: null } : { at: null, on: planned.on });
    const moved = await run({ id: row.id, planned }, t('interactions.moved', { date }));
    if (moved) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="sm"
      title={t('interactions.move')}
      description={row.subject}
      footer={
        <FormButtons formId={formId} label={t('interactions.save')} isRunning={isRunning} onClose={onClose} />
      }
    >
      <div className={styles.chips}>
        {(['plusDay', 'monday', 'nextWeek'] as const).map((by) => (
          <Button
            key={by}
            size="sm"
            disabled={isRunning}
            onClick={() => void move({ ...plan, day: moveDay(plan.day, today, by) })}
          >
            {t(`interactions.${by}`)}
          </Button>
        ))}
      </div>
      <Form form={form} id={formId} onSubmit={move}>
        <WhenFields control={form.control} />
        <FormError error={error} />
      </Form>
    </Dialog>
  );
}
