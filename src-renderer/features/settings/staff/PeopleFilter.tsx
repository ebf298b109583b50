// Whom the list of users shows: by a part of the name or the post, by the department.
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { fold } from '#shared/domain/fold.ts';
import shared from '../Settings.module.css';
import { departmentOptions } from './departmentOptions.ts';

/** `any`: of all departments; `in`: of the one named, '' being none. */
export type People = { text: string; where: 'any' | 'in'; department: string };
export const noFilter: People = { text: '', where: 'any', department: '' };

/** From here on a list is searched rather than read. */
const many = 8;

type Person = { name: string; post: string; department: string };

export function filtered<P extends Person>(people: readonly P[], { text, where, department }: People): P[] {
  const wanted = fold(text);
  return people.filter(
    (person) =>
      (where === 'any' || person.department === department) &&
      fold(`${person.name} ${person.post}`).includes(wanted),
  );
}

export type PeopleFilterProps = { count: number; filter: People; onChange: (filter: People) => void };

/** Nothing while there are few people and no departments. */
export function PeopleFilter({ count, filter, onChange }: PeopleFilterProps) {
  const t = useT();
  const departments = useLive('departments.list', {}).value?.rows ?? [];
  const isMany = count > many || filter.text !== '';
  if (!isMany && departments.length === 0) return null;
  return (
    <div className={shared.row}>
      {isMany ? (
        <SearchField
          label={t('staff.findPerson')}
          placeholder={t('staff.findPerson')}
          value={filter.text}
          onChange={(text) => onChange({ ...filter, text })}
        />
      ) : null}
      {departments.length > 0 ? (
        <Select
          aria-label={t('staff.ofDepartment')}
          value={filter.where === 'any' ? 'any' : `in ${filter.department}`}
          options={[
            { value: 'any', label: t('staff.anyDepartment') },
            ...departmentOptions(departments, ({ name }) => `in ${name}`),
            { value: 'in ', label: t('staff.withoutDepartment') },
          ]}
          onChange={(chosen) =>
            onChange(
              chosen === 'any'
                ? { ...filter, where: 'any' }
                : { ...filter, where: 'in', department: chosen.slice('in '.length) },
            )
          }
        />
      ) : null}
    </div>
  );
}
