// The short name of a price role, as column heads and the card write it.
import { useCallback } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { PriceRole } from './priceSlots.ts';

const keys = {
  recommended: 'picker.recommended',
  minimum: 'picker.minimum',
  retail: 'settings.roleRetail',
  dealer: 'settings.roleDealer',
  cost: 'settings.roleCost',
} as const;

/** '' for a type without a role. */
export function useRoleName(): (role: PriceRole) => string {
  const t = useT();
  return useCallback((role) => (role === '' ? '' : t(keys[role])), [t]);
}
