// Our own organisation, the default of them: whose country, currency and VAT new rows start with.
import type { Output } from '#shared/contract/index.ts';
import { useLive } from './DataProvider.tsx';

export type OwnOrganization = Output<'company.listOrganizations'>['rows'][number];

/** undefined until known; null when there is none. */
export function useOwnOrganization(): OwnOrganization | null | undefined {
  const { value } = useLive('company.listOrganizations', {});
  if (!value) return undefined;
  return value.rows.find(({ isDefault }) => isDefault) ?? value.rows[0] ?? null;
}
