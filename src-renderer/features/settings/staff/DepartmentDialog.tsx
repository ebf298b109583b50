// The form of one department, new or known.
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { DraftLine, useKeptState } from '#renderer/features/drafts/index.ts';
import { FormError, useFieldText } from '#renderer/features/partner/index.ts';
import { useStep } from '#renderer/features/steps/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { FormDialog } from '../FormDialog.tsx';
import { type DepartmentRow, departmentOptions } from './departmentOptions.ts';

/** Without an id: a new one below `parentId`. */
export type DepartmentStart = Pick<DepartmentRow, 'parentId'> & Partial<DepartmentRow>;
export type DepartmentDialogProps = {
  start: DepartmentStart;
  rows: readonly DepartmentRow[];
  onClose: () => void;
};

export function DepartmentDialog({ start, rows, onClose }: DepartmentDialogProps) {
  const t = useT();
  const fieldText = useFieldText();
  const people = useLive('company.listUsers', {}).value?.rows ?? [];
  const draft = useKeptState(`department.${start.id ?? `new.${start.parentId ?? ''}`}`, {
    name: start.name ?? '',
    parentId: start.parentId ?? '',
    // A head who left is none.
    headId: start.headName ? (start.headId ?? '') : '',
  });
  const { values, set: setValues } = draft;
  const [isNameMissing, setNameMissing] = useState(false);
  const { run, error, isRunning } = useStep('departments.save');
  const save = async (): Promise<void> => {
    const isMissing = values.name.trim() === '';
    setNameMissing(isMissing);
    if (isMissing) return;
    const { name, parentId, headId } = values;
    const given = { name, parentId: parentId || null, headId: headId || null };
    const saved = await run(start.id ? { ...given, id: start.id } : given, t('staff.departmentSaved'));
    if (!saved) return;
    draft.drop();
    onClose();
  };
  return (
    <FormDialog
      title={t(start.id ? 'staff.editDepartment' : 'staff.newDepartment')}
      isSaving={isRunning}
      onClose={onClose}
      onSave={save}
    >
      <DraftLine draft={{ ...draft, discard: draft.drop }} />
      <Field label={t('common.name')} isRequired error={isNameMissing ? fieldText('too_small') : undefined}>
        <TextField value={values.name} maxLength={120} onChange={(name) => setValues({ ...values, name })} />
      </Field>
      <Field label={t('staff.under')}>
        <Select
          value={values.parentId}
          options={[
            { value: '', label: t('staff.top') },
            ...departmentOptions(rows, ({ id }) => id, start.id),
          ]}
          onChange={(parentId) => setValues({ ...values, parentId })}
        />
      </Field>
      <Field label={t('staff.head')}>
        <Select
          value={values.headId}
          options={[
            { value: '', label: t('staff.noHead') },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(headId) => setValues({ ...values, headId })}
        />
      </Field>
      <FormError error={error} />
    </FormDialog>
  );
}
