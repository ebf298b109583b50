// Rights by their names.

import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { Input } from '#shared/contract/index.ts';

export type UserRole = Input<'company.saveUser'>['role'];
export const userRoles: readonly UserRole[] = ['rep', 'head', 'accountant', 'admin'];

export function useRoleText(): (role: UserRole) => string {
  const t = useT();
  const names = {
    rep: t('settings.roleRep'),
    head: t('settings.roleHead'),
    accountant: t('staff.roleAccountant'),
    admin: t('settings.roleAdmin'),
  };
  return (role) => names[role];
}
