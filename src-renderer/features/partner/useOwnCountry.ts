// The country of our own organisation: what a new partner starts with.
import { useLive } from '#renderer/data/DataProvider.tsx';

/** undefined until known; '' when there is no organisation. */
export function useOwnCountry(): string | undefined {
  const { value } = useLive('company.listOrganizations', {});
  if (!value) return undefined;
  return (value.rows.find(({ isDefault }) => isDefault) ?? value.rows[0])?.country ?? '';
}
