// A department that has people is removed: asks where they go.
import { useState } from 'react';
import { FormError } from '#renderer/features/partner/index.ts';
import { useStep } from '#renderer/features/steps/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { type DepartmentRow, departmentOptions } from './departmentOptions.ts';

export type RemoveDepartmentProps = {
  row: DepartmentRow;
  rows: readonly DepartmentRow[];
  onClose: () => void;
};

export function RemoveDepartment({ row, rows, onClose }: RemoveDepartmentProps) {
  const t = useT();
  const { id, name, peopleCount, parentId } = row;
  const [moveTo, setMoveTo] = useState(parentId ?? '');
  const { run, error, isRunning } = useStep('departments.remove');
  const remove = async (): Promise<void> => {
    const done = await run({ id, moveTo: moveTo || null }, t('staff.departmentRemoved', { name }));
    if (done) onClose();
  };
  const others = rows
    .filter((other) => other.id !== id)
    .map((other) => ({
      ...other,
      parentId: other.parentId === id ? parentId : other.parentId,
    }));
  return (
    <Dialog
      isOpen
      size="sm"
      title={t('staff.removeTitle', { name })}
      description={t('staff.people', { count: peopleCount })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" disabled={isRunning} onClick={() => void remove()}>
            {t('staff.remove')}
          </Button>
        </>
      }
    >
      <Field label={t('staff.peopleGoTo')}>
        <Select
          value={moveTo}
          options={[
            { value: '', label: t('staff.toNoDepartment') },
            ...departmentOptions(others, (other) => other.id),
          ]}
          onChange={setMoveTo}
        />
      </Field>
      <FormError error={error} />
    </Dialog>
  );
}
