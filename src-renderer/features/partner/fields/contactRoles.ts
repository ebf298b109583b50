// What a contact does in a purchase: the directory's words as keys of rows. Any other text stays as it came.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { SelectOption } from '#renderer/ui/Select.tsx';

const words = {
  decides: 'partner.roleDecides',
  influences: 'partner.roleInfluences',
  uses: 'partner.roleUses',
  pays: 'partner.rolePays',
} as const;

const isKnown = (role: string): role is keyof typeof words => Object.hasOwn(words, role);

export function useContactRoleText(): (role: string) => string {
  const t = useT();
  return (role) => (isKnown(role) ? t(words[role]) : role);
}

/** @param current what an import brought is kept as it is */
export function useContactRoleOptions(current: string): SelectOption<string>[] {
  const t = useT();
  const options = Object.entries(words).map(([value, word]) => ({ value, label: t(word) }));
  const own = current === '' || isKnown(current) ? [] : [{ value: current, label: current }];
  return [{ value: '', label: t('common.notSet') }, ...options, ...own];
}
