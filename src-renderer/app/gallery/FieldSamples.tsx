// Every field in a form with its rules, plus the states a form does not reach by itself.
import { useState } from 'react';
import { z } from 'zod';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox, RadioGroup, Switch } from '#renderer/ui/Choice.tsx';
import { Combobox, type ComboboxOption } from '#renderer/ui/Combobox.tsx';
import { DateField, TimeField } from '#renderer/ui/DateField.tsx';
import { MoneyField, NumberField, QuantityField } from '#renderer/ui/DecimalField.tsx';
import { Field, FieldGroup } from '#renderer/ui/Field.tsx';
import { Form, FormField, useForm } from '#renderer/ui/Form.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextArea, TextField } from '#renderer/ui/TextField.tsx';
import styles from './Gallery.module.css';
import { sampleToday, warehouses } from './sampleData.ts';

const ItemForm = z.object({
  name: z.string().min(2),
  quantityMilli: z.number().nullable(),
  priceMinor: z.number().nullable(),
  discount: z.number().nullable(),
  date: z.string().nullable(),
  time: z.string().nullable(),
  note: z.string(),
  vat: z.string(),
});

async function loadWarehouses(text: string): Promise<readonly ComboboxOption[]> {
  return warehouses.filter((warehouse) => warehouse.label.includes(text));
}

function ItemFields() {
  const t = useT();
  const form = useForm(ItemForm, {
    name: '',
    quantityMilli: 20_000,
    priceMinor: 123_450,
    discount: 5,
    date: sampleToday,
    time: '09:30',
    note: '',
    vat: 'vat18',
  });
  const { control } = form;
  return (
    <Form form={form} onSubmit={() => undefined} hasColumns>
      <FormField
        control={control}
        name="name"
        label={t('common.name')}
        hint={t('picker.searchItems')}
        isRequired
        errorText={() => t('errors.invalid_input')}
      >
        {(field) => <TextField {...field} />}
      </FormField>
      <FormField control={control} name="quantityMilli" label={t('common.quantity')}>
        {(field) => <QuantityField {...field} unit="t" min={0} />}
      </FormField>
      <FormField control={control} name="priceMinor" label={t('common.price')}>
        {(field) => <MoneyField {...field} currency="AZN" />}
      </FormField>
      <FormField control={control} name="discount" label={t('common.discount')}>
        {(field) => <NumberField {...field} suffix="%" min={0} max={100} />}
      </FormField>
      <FormField control={control} name="date" label={t('common.date')}>
        {(field) => <DateField {...field} today={sampleToday} />}
      </FormField>
      <FormField control={control} name="time" label={t('common.time')}>
        {(field) => <TimeField {...field} />}
      </FormField>
      <FormField control={control} name="vat" label={t('settings.vatRate')}>
        {(field) => (
          <Select
            {...field}
            options={[
              { value: 'vat18', label: '18 %' },
              { value: 'vat0', label: '0 %' },
            ]}
          />
        )}
      </FormField>
      <FormField control={control} name="note" label={t('common.comment')}>
        {(field) => <TextArea {...field} rows={2} />}
      </FormField>
      <div className={styles.row}>
        <Button type="submit" variant="primary" kbd="Ctrl+Enter">
          {t('common.save')}
        </Button>
        <Button variant="quiet" onClick={() => form.reset()}>
          {t('common.cancel')}
        </Button>
      </div>
    </Form>
  );
}

export function FieldSamples() {
  const t = useT();
  const [warehouse, setWarehouse] = useState<ComboboxOption | null>(null);
  const [isOn, setIsOn] = useState(true);
  const [vat, setVat] = useState<'top' | 'inside'>('inside');
  const [text, setText] = useState('info@sement.az');
  return (
    <>
      <ItemFields />
      <div className={styles.columns}>
        <Field label={t('terms.warehouse')}>
          <Combobox
            value={warehouse}
            onChange={setWarehouse}
            load={loadWarehouses}
            onCreate={(label) => setWarehouse({ id: label, label })}
          />
        </Field>
        <Field label={t('common.email')} error={t('partner.badEmail')} isRequired>
          <TextField value={text} onChange={setText} />
        </Field>
        <Field label={t('common.number')}>
          <TextField value="SF-000124" onChange={() => undefined} disabled />
        </Field>
        <div>
          <Checkbox value={isOn} onChange={setIsOn} label={t('settings.pricesWithVat')} />
          <Checkbox value={false} isIndeterminate onChange={() => undefined} label={t('common.all')} />
          <Checkbox value={false} isDisabled onChange={() => undefined} label={t('common.none')} />
          <Switch
            value={isOn}
            onChange={setIsOn}
            label={t('settings.singleLetterKeys')}
            hint={t('app.shortcutsHint')}
          />
        </div>
        <FieldGroup label={t('common.vat')}>
          <RadioGroup
            value={vat}
            onChange={setVat}
            options={[
              { value: 'inside', label: t('finance.vatInside') },
              { value: 'top', label: t('finance.vatOnTop') },
            ]}
          />
        </FieldGroup>
      </div>
    </>
  );
}
