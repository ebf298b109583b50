// The fields of an item's form. Saves nothing.
import { useFormContext } from 'react-hook-form';
import { useToday } from '#renderer/data/useMe.ts';
import { FormSelect, FormText, useFieldText } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import { MoneyField } from '#renderer/ui/DecimalField.tsx';
import { FieldGroup } from '#renderer/ui/Field.tsx';
import { FormField } from '#renderer/ui/Form.tsx';
import { vatCodesOn } from '#shared/domain/vat.ts';
import styles from './Catalog.module.css';
import { GroupField } from './GroupField.tsx';
import type { ItemValues, PriceField } from './itemForm.ts';
import { useVatName } from './useVatName.ts';

/** Beyond a billion and a half no price is meant. */
const mostMinor = 150_000_000_000;

export function ItemFieldset({ fields, country }: { fields: readonly PriceField[]; country: string }) {
  const t = useT();
  const today = useToday();
  const vatName = useVatName();
  const { getValues } = useFormContext<ItemValues>();
  // The code it has stays a choice, though it may be of the past or of another country.
  const codes = [...new Set([...vatCodesOn(country, today), 'exempt', getValues('vatCode')])];
  return (
    <>
      <FormText<ItemValues> name="name" label={t('common.name')} isRequired maxLength={250} />
      <div className={styles.fields}>
        <FormText<ItemValues> name="article" label={t('common.article')} maxLength={60} />
        <FormText<ItemValues> name="barcode" label={t('common.barcode')} maxLength={60} />
      </div>
      <GroupField<ItemValues> name="groupId" label={t('terms.itemGroup')} noneLabel={t('catalog.noGroup')} />
      <div className={styles.fields}>
        <FormSelect<ItemValues>
          name="kind"
          label={t('catalog.kind')}
          options={[
            { value: 'good', label: t('catalog.good') },
            { value: 'service', label: t('catalog.service') },
          ]}
        />
        <FormText<ItemValues> name="unit" label={t('common.unit')} maxLength={20} />
        <FormSelect<ItemValues>
          name="vatCode"
          label={t('common.vat')}
          options={codes.map((value) => ({ value, label: vatName(value) }))}
        />
      </div>
      <Prices fields={fields} />
    </>
  );
}

function Prices({ fields }: { fields: readonly PriceField[] }) {
  const t = useT();
  const errorText = useFieldText();
  const { control } = useFormContext<ItemValues>();
  const nameOf = ({ name, role }: PriceField): string => {
    if (name !== '') return name;
    if (role === 'minimum') return t('terms.minimumPrice');
    return t(role === 'cost' ? 'terms.costPrice' : 'terms.recommendedPrice');
  };
  return (
    <FieldGroup label={t('catalog.prices')}>
      <div className={classNames(styles.fields, styles.prices)}>
        {fields.map((field, index) => (
          <FormField
            key={field.key}
            control={control}
            name={`prices.${index}.amountMinor`}
            label={nameOf(field)}
            hint={t(field.isVatIncluded ? 'settings.withVat' : 'settings.withoutVat')}
            errorText={errorText}
          >
            {({ value, onChange, ...rest }) => (
              <MoneyField
                {...rest}
                min={0}
                max={mostMinor}
                currency={field.currency}
                value={value}
                onChange={onChange}
              />
            )}
          </FormField>
        ))}
      </div>
    </FieldGroup>
  );
}
