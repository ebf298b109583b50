// The tree of the firm: make, rename, move, give a head, remove. Every step can be undone.
import { Network, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useStep } from '#renderer/features/steps/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState, Skeleton } from '#renderer/ui/States.tsx';
import { FormPage } from '../FormPage.tsx';
import { nested } from '../nested.ts';
import shared from '../Settings.module.css';
import styles from '../SettingsRows.module.css';
import { DepartmentDialog, type DepartmentStart } from './DepartmentDialog.tsx';
import type { DepartmentRow } from './departmentOptions.ts';
import { RemoveDepartment } from './RemoveDepartment.tsx';

export function DepartmentsPage() {
  const t = useT();
  const { value } = useLive('departments.list', {});
  const [edited, setEdited] = useState<DepartmentStart>();
  const [removed, setRemoved] = useState<DepartmentRow>();
  if (!value) return <Skeleton rows={5} />;
  const add = (
    <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setEdited({ parentId: null })}>
      {t('staff.newDepartment')}
    </Button>
  );
  const isEmpty = value.rows.length === 0;
  return (
    <FormPage
      title={t('staff.departments')}
      hint={isEmpty ? undefined : t('staff.departmentsHint')}
      actions={isEmpty ? undefined : add}
    >
      {isEmpty ? (
        <EmptyState
          icon={<Network aria-hidden />}
          title={t('staff.noDepartments')}
          hint={t('staff.noDepartmentsHint')}
          actions={add}
        />
      ) : (
        <ul className={styles.rows} aria-label={t('staff.departments')}>
          {nested(value.rows).map(({ row, depth }) => (
            <Department
              key={row.id}
              row={row}
              depth={depth}
              onEdit={() => setEdited(row)}
              onAdd={() => setEdited({ parentId: row.id })}
              onRemove={() => setRemoved(row)}
            />
          ))}
        </ul>
      )}
      {edited ? (
        <DepartmentDialog start={edited} rows={value.rows} onClose={() => setEdited(undefined)} />
      ) : null}
      {removed ? (
        <RemoveDepartment row={removed} rows={value.rows} onClose={() => setRemoved(undefined)} />
      ) : null}
    </FormPage>
  );
}

type DepartmentProps = {
  row: DepartmentRow;
  depth: number;
  onEdit: () => void;
  onAdd: () => void;
  onRemove: () => void;
};

function Department({ row, depth, onEdit, onAdd, onRemove }: DepartmentProps) {
  const t = useT();
  const { run, isRunning } = useStep('departments.remove', { isErrorToasted: true });
  const { id, name, headName, peopleCount } = row;
  const people = peopleCount === 0 ? t('staff.nobody') : t('staff.people', { count: peopleCount });
  return (
    <li className={styles.department} style={{ paddingInlineStart: `${depth * 20}px` }}>
      <div>
        <p className={styles.name}>{name}</p>
        <p className={shared.hint}>
          {[headName === '' ? t('staff.noHead') : t('staff.headIs', { name: headName }), people].join(' · ')}
        </p>
      </div>
      <Button
        size="sm"
        variant="quiet"
        icon={<Plus aria-hidden />}
        aria-label={t('staff.addUnderNamed', { name })}
        onClick={onAdd}
      >
        {t('staff.addUnder')}
      </Button>
      <Button
        size="sm"
        icon={<Pencil aria-hidden />}
        aria-label={t('staff.editNamed', { name })}
        onClick={onEdit}
      >
        {t('common.edit')}
      </Button>
      <Button
        size="sm"
        variant="quiet"
        icon={<Trash2 aria-hidden />}
        disabled={isRunning}
        aria-label={t('staff.removeNamed', { name })}
        onClick={() =>
          peopleCount > 0 ? onRemove() : void run({ id }, t('staff.departmentRemoved', { name }))
        }
      >
        {t('staff.remove')}
      </Button>
    </li>
  );
}
