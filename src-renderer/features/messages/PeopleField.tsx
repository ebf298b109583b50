// Several people of the firm: those chosen as chips, another one by a list.
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import type { Output } from '#shared/contract/index.ts';
import styles from './Messages.module.css';

type User = Output<'company.listUsers'>['rows'][number];

export const useUsers = (): readonly User[] =>
  useLive('company.listUsers', { includeInactive: false }).value?.rows ?? [];

export type PeopleFieldProps = {
  label: string;
  value: readonly string[];
  onChange: (ids: string[]) => void;
  /** Who cannot be chosen. */
  without?: readonly string[];
};

export function PeopleField({ label, value, onChange, without = [] }: PeopleFieldProps) {
  const t = useT();
  const users = useUsers();
  const others = users.filter(({ id }) => !value.includes(id) && !without.includes(id));
  const nameOf = (id: string): string => users.find((user) => user.id === id)?.name ?? '';
  return (
    <fieldset className={styles.people}>
      <legend>{label}</legend>
      {value.map((id) => (
        <Chip
          key={id}
          removeLabel={t('tasks.removePerson', { name: nameOf(id) })}
          onRemove={() => onChange(value.filter((other) => other !== id))}
        >
          {nameOf(id)}
        </Chip>
      ))}
      <Select
        className={styles.addPerson}
        aria-label={`${label}: ${t('tasks.addPerson')}`}
        placeholder={t('tasks.addPerson')}
        value={null}
        isDisabled={others.length === 0}
        onChange={(id: string) => onChange([...value, id])}
        options={others.map((user) => ({ value: user.id, label: user.name, hint: user.department }))}
      />
    </fieldset>
  );
}
