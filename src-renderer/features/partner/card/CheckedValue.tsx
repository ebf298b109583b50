// A number with the mark of its check digit: right, wrong, or nothing where nothing can be checked.
import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { TaxIdCheck } from '#shared/domain/taxIds.ts';
import { useFieldText } from '../fields/useFieldText.ts';
import styles from './CheckedValue.module.css';

export type CheckedValueProps = {
  value: string;
  check: TaxIdCheck | undefined;
  /** Whether "right" may be said: some numbers have no check digit. */
  isProvable: boolean;
};

export function CheckedValue({ value, check, isProvable }: CheckedValueProps) {
  const t = useT();
  const fieldText = useFieldText();
  if (check && !check.isValid) {
    return (
      <span className={styles.checked}>
        <span className={styles.digits}>{value}</span>
        <span className={styles.wrong} title={fieldText(check.warning ?? 'check_number')}>
          <TriangleAlert aria-hidden />
          {fieldText(check.warning ?? 'check_number')}
        </span>
      </span>
    );
  }
  return (
    <span className={styles.checked}>
      <span className={styles.digits}>{value}</span>
      {check && isProvable ? (
        <span className={styles.right} title={t('partner.checkedRight')}>
          <CircleCheck aria-hidden />
          <span className="visually-hidden">{t('partner.checkedRight')}</span>
        </span>
      ) : null}
    </span>
  );
}

/** For a row of facts: an empty value is no row. */
export const checkedFact = (value: string, check: TaxIdCheck | undefined, isProvable: boolean): ReactNode =>
  value === '' ? '' : <CheckedValue value={value} check={check} isProvable={isProvable} />;
