// Prices and documents: currency, VAT, rounding, numbering, days to pay. Controlled; saves nothing.

import { useToday } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { RadioGroup, Switch } from '#renderer/ui/Choice.tsx';
import { NumberField } from '#renderer/ui/DecimalField.tsx';
import { Field, FieldGroup } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import type { Parsed } from '#shared/contract/index.ts';
import { currencyCodes } from '#shared/domain/money.ts';
import { vatCodesOn } from '#shared/domain/vat.ts';
import { CheckedText } from '../CheckedText.tsx';
import { FormGroup } from '../FormPage.tsx';
import styles from '../Settings.module.css';
import { useVatText } from '../useVatText.ts';
import type { OrganizationPart } from './organizationValues.ts';

export function PolicyFields(part: OrganizationPart) {
  const { values, set } = part;
  const t = useT();
  return (
    <>
      <FormGroup title={t('settings.policy')}>
        <div className={styles.grid}>
          <Field label={t('settings.currency')}>
            <Select
              value={values.currency}
              onChange={(currency) => set({ currency })}
              options={currencyCodes.map((value) => ({ value, label: value }))}
            />
          </Field>
          <Field label={t('settings.paymentDays')}>
            <NumberField
              value={values.paymentDays}
              min={0}
              max={365}
              onChange={(paymentDays) => set({ paymentDays: paymentDays ?? 0 })}
            />
          </Field>
        </div>
        <VatFields {...part} />
      </FormGroup>
      <FormGroup title={t('settings.numbering')}>
        <div className={styles.grid}>
          <CheckedText
            label={t('settings.numberPrefix')}
            hint={t('settings.numberPrefixHint')}
            maxLength={8}
            value={values.numberPrefix}
            error={part.errorOf('numberPrefix')}
            onChange={(numberPrefix) => set({ numberPrefix })}
          />
        </div>
      </FormGroup>
    </>
  );
}

function VatFields({ values, set }: OrganizationPart) {
  const t = useT();
  const today = useToday();
  const vatText = useVatText();
  const codes: Parsed<'company.setUp'>['organization']['vatCode'][] = [
    ...new Set([...vatCodesOn(values.country, today), values.vatCode]),
  ];
  return (
    <>
      <Switch
        label={t('settings.isVatPayer')}
        value={values.isVatPayer}
        onChange={(isVatPayer) => set(isVatPayer ? { isVatPayer } : { isVatPayer, vatCode: 'exempt' })}
      />
      <div className={styles.grid}>
        <Field label={t('settings.vatCode')}>
          <Select
            value={values.vatCode}
            isDisabled={!values.isVatPayer}
            onChange={(vatCode) => set({ vatCode })}
            options={codes.map((value) => ({ value, label: vatText(value) }))}
          />
        </Field>
      </div>
      <div className={styles.grid}>
        <FieldGroup label={t('settings.pricesAre')}>
          <RadioGroup
            aria-label={t('settings.pricesAre')}
            value={values.isVatIncluded ? 'inside' : 'onTop'}
            onChange={(value) => set({ isVatIncluded: value === 'inside' })}
            options={[
              { value: 'inside', label: t('settings.vatInside') },
              { value: 'onTop', label: t('settings.vatOnTop') },
            ]}
          />
        </FieldGroup>
        <FieldGroup label={t('settings.rounding')}>
          <RadioGroup
            aria-label={t('settings.rounding')}
            value={values.rounding}
            onChange={(rounding) => set({ rounding })}
            options={[
              { value: 'line', label: t('settings.roundLine') },
              { value: 'total', label: t('settings.roundTotal') },
            ]}
          />
        </FieldGroup>
      </div>
    </>
  );
}
