// How the forms of this feature call a field of the contract, for warnings that name it.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { ReachValue } from './fields/ReachEditor.tsx';

const labels = {
  name: 'common.name',
  taxId: 'partner.taxId',
  kpp: 'partner.kpp',
  regNo: 'partner.regNo',
  timeZone: 'partner.timeZone',
  account: 'partner.accountNumber',
  bankCode: 'partner.bankCode',
  swift: 'partner.swift',
  corrAccount: 'partner.correspondentAccount',
} as const;

function isLabelled(field: string): field is keyof typeof labels {
  return Object.hasOwn(labels, field);
}

/** @param reach the rows as saved: `reach.1.value` is called by its own value */
export function useFieldLabel(): (field: string, reach?: readonly ReachValue[]) => string {
  const t = useT();
  return (field, reach = []) => {
    if (isLabelled(field)) return t(labels[field]);
    const index = /^reach\.(\d+)\./.exec(field)?.[1];
    return (index === undefined ? undefined : reach[Number(index)]?.value) ?? t('common.phone');
  };
}
