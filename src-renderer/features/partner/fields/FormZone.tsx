// The time zone of a partner or a contact by hand: found by city or offset; empty leaves it to be guessed.
import { useCallback, useMemo } from 'react';
import { type FieldPath, type FieldValues, useFormContext } from 'react-hook-form';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Combobox, type ComboboxOption } from '#renderer/ui/Combobox.tsx';
import { FormField } from '#renderer/ui/Form.tsx';
import { useZoneOptions, zoneName } from './placeOptions.ts';
import { useFieldText } from './useFieldText.ts';
import { findZones } from './zoneSearch.ts';

export function FormZone<V extends FieldValues>({ name, label }: { name: FieldPath<V>; label: string }) {
  const t = useT();
  const { control, watch } = useFormContext<V>();
  const errorText = useFieldText();
  const zone = (watch(name) ?? '') as string;
  const zones = useZoneOptions(zone);
  // The same one as long as it is: a new one would take back what is being typed.
  const chosen = useMemo(() => (zone === '' ? null : { id: zone, label: zoneName(zone) }), [zone]);
  const load = useCallback(
    async (text: string): Promise<readonly ComboboxOption[]> => {
      const choices = zones.map(({ value, label, hint = '' }) => ({ id: value, label, hint }));
      return findZones(choices, text);
    },
    [zones],
  );
  return (
    <FormField control={control} errorText={errorText} name={name} label={label}>
      {({ onChange, onBlur }) => (
        <Combobox
          value={chosen}
          onChange={(next) => (onChange as (zone: string) => void)(next?.id ?? '')}
          onBlur={onBlur}
          load={load}
          placeholder={t('partner.autoZone')}
        />
      )}
    </FormField>
  );
}
