// Departments by what is typed of their names, for a field where one is chosen.
import { useCallback } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import type { ComboboxOption } from '#renderer/ui/Combobox.tsx';
import { fold } from '#shared/domain/fold.ts';

export function useDepartmentSearch(): (text: string) => Promise<ComboboxOption[]> {
  const call = useCall();
  return useCallback(
    async (text) =>
      (await call('departments.list', {})).rows
        .filter(({ name }) => fold(name).includes(fold(text)))
        .map(({ name, headName }) => ({ id: name, label: name, hint: headName || undefined })),
    [call],
  );
}
