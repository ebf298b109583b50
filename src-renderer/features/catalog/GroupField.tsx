// The choice of an item group by typing; the first choice is none.
import { useCallback, useMemo } from 'react';
import { type FieldValues, type Path, useFormContext } from 'react-hook-form';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useFieldText } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Combobox, type ComboboxOption } from '#renderer/ui/Combobox.tsx';
import { FormField } from '#renderer/ui/Form.tsx';
import type { Output } from '#shared/contract/index.ts';
import { fold } from '#shared/domain/fold.ts';

type Group = Output<'catalog.listGroups'>['rows'][number];
const noGroups: readonly Group[] = [];

/** Names above a group, from the root; survives a cycle in the data. */
function pathOf(group: Group, byId: ReadonlyMap<string, Group>): string[] {
  const path: string[] = [];
  const seen = new Set([group.id]);
  for (let up = byId.get(group.parentId ?? ''); up && !seen.has(up.id); up = byId.get(up.parentId ?? '')) {
    seen.add(up.id);
    path.unshift(up.name);
  }
  return path;
}

export type GroupFieldProps<V extends FieldValues> = {
  name: Path<V>;
  label: string;
  noneLabel: string;
  /** Not offered, nor what is below it: a group cannot stand under itself. */
  exceptId?: string;
};

export function GroupField<V extends FieldValues>({ name, label, noneLabel, exceptId }: GroupFieldProps<V>) {
  const { control, watch } = useFormContext<V>();
  const t = useT();
  const errorText = useFieldText();
  const { value } = useLive('catalog.listGroups', {});
  const groups = value?.rows ?? noGroups;
  const options = useMemo(() => {
    const byId = new Map(groups.map((group) => [group.id, group]));
    const below = new Set(exceptId === undefined ? [] : [exceptId]);
    for (const id of below) for (const group of groups) if (group.parentId === id) below.add(group.id);
    return groups
      .filter(({ id }) => !below.has(id))
      .map((group): ComboboxOption => {
        const hint = pathOf(group, byId).join(' › ');
        return { id: group.id, label: group.name, hint: hint || t(`picker.${group.branch}`) };
      });
  }, [groups, exceptId, t]);
  const none = useMemo(() => ({ id: '', label: noneLabel }), [noneLabel]);
  const load = useCallback(
    async (text: string) => {
      const words = fold(text).split(/\s+/).filter(Boolean);
      const found = options.filter((option) => {
        const own = fold(`${option.label} ${option.hint ?? ''}`);
        return words.every((word) => own.includes(word));
      });
      return words.length === 0 ? [none, ...found.slice(0, 200)] : found.slice(0, 200);
    },
    [options, none],
  );
  const chosenId = watch(name) as string;
  const chosen = useMemo(() => options.find(({ id }) => id === chosenId) ?? none, [options, none, chosenId]);
  return (
    <FormField control={control} name={name} label={label} errorText={errorText}>
      {({ onChange, onBlur }) => (
        <Combobox
          value={chosen}
          onChange={(next) => (onChange as (id: string) => void)(next?.id ?? '')}
          onBlur={onBlur}
          load={load}
          placeholder={noneLabel}
        />
      )}
    </FormField>
  );
}
