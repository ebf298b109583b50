// The country of our own organisation: what a new partner starts with.
import { useOwnOrganization } from '#renderer/data/useOwnOrganization.ts';

/** undefined until known; '' when there is no organisation. */
export function useOwnCountry(): string | undefined {
  const own = useOwnOrganization();
  return own === null ? '' : own?.country;
}
