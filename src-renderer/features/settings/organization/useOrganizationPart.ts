// The parts of the organisation's form over one state: doubts while typing, the core's refusals at their fields.
import { useMemo } from 'react';
import { useFieldText } from '#renderer/features/partner/index.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { requisiteDoubts } from '#shared/domain/requisites.ts';
import type { OrganizationPart, OrganizationValues } from './organizationValues.ts';

type BadField = { path: string; code: string };

/** The sentence for a field of a refusal; `under` is the path the fields stand under in the call. */
export function useFieldErrors(
  error: AppError | undefined,
  under = '',
): (field: string) => string | undefined {
  const fieldText = useFieldText();
  return (field) => {
    const bad = Array.isArray(error?.details?.fields) ? (error.details.fields as BadField[]) : [];
    const found = bad.find(({ path }) => path === under + field);
    return found && fieldText(found.code);
  };
}

export function useOrganizationPart(
  values: OrganizationValues,
  onChange: (values: OrganizationValues) => void,
  errorOf: (field: string) => string | undefined,
): OrganizationPart {
  const doubts = useMemo(
    () => new Map(requisiteDoubts(values).map(({ field, code }) => [field, code])),
    [values],
  );
  return { values, set: (patch) => onChange({ ...values, ...patch }), errorOf, doubts };
}
