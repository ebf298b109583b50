// One change for the chosen partners: which field, and its new value. Knows nothing of who is chosen but how many.
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select, type SelectOption } from '#renderer/ui/Select.tsx';
import { submitOnCtrlEnter } from '#renderer/ui/submitOnCtrlEnter.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import { BulkChange, PartnerRole, PartnerState } from '#shared/contract/partners.contract.ts';
import { languageOptions } from './fields/placeOptions.ts';
import { useSourceOptions } from './fields/sources.ts';
import styles from './PartnersScreen.module.css';
import type { BulkInput } from './useBulkEdit.ts';

const fields = {
  owner: 'partner.owner',
  state: 'common.state',
  region: 'partner.region',
  source: 'partner.source',
  language: 'partner.letterLanguage',
  priceType: 'partner.priceType',
  addRole: 'palette.addRole',
  removeRole: 'palette.removeRole',
} as const;
type FieldName = keyof typeof fields;

/** What a field may be set to; undefined: any text. */
function useOptions(field: FieldName): readonly SelectOption<string>[] | undefined {
  const t = useT();
  const users = useLive('company.listUsers', field === 'owner' ? {} : undefined).value?.rows ?? [];
  const types = useLive('catalog.listPriceTypes', field === 'priceType' ? {} : undefined).value?.rows ?? [];
  const sources = useSourceOptions('');
  const named = (row: { id: string; name: string }) => ({ value: row.id, label: row.name });
  switch (field) {
    case 'owner':
      return users.map(named);
    case 'state':
      return PartnerState.options.map((value) => ({ value, label: t(`partner.${value}`) }));
    case 'source':
      return sources;
    case 'language':
      return languageOptions(t('partner.autoLanguage'));
    case 'priceType':
      return [{ value: '', label: t('partner.usualPrice') }, ...types.map(named)];
    case 'addRole':
    case 'removeRole':
      return PartnerRole.options.map((value) => ({ value, label: t(`partner.${value}`) }));
    case 'region':
      return undefined;
  }
}

/** The change of the contract; undefined while the value is none that the field may have. */
function changeOf(field: FieldName, value: string | null): BulkInput['change'] | undefined {
  const column = { owner: 'ownerId', priceType: 'priceTypeId', addRole: 'role', removeRole: 'role' } as const;
  const name = field in column ? column[field as keyof typeof column] : field;
  const given = field === 'priceType' && value === '' ? null : value;
  if (value === null) return undefined;
  const { data } = BulkChange.safeParse({ field, [name]: given });
  return data;
}

export type BulkDialogProps = {
  count: number;
  onClose: () => void;
  onChange: (change: BulkInput['change']) => void;
};

export function BulkDialog({ count, onClose, onChange }: BulkDialogProps) {
  const t = useT();
  const [field, setField] = useState<FieldName>('owner');
  const [value, setValue] = useState<string | null>(null);
  const options = useOptions(field);
  const change = changeOf(field, options === undefined ? (value ?? '') : value);
  const submit = (): void => {
    if (change) onChange(change);
  };
  return (
    <Dialog
      isOpen
      size="sm"
      onClose={onClose}
      title={t('palette.bulkTitle', { count })}
      description={t('palette.bulkHint')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" kbd="Ctrl+Enter" disabled={!change} onClick={submit}>
            {t('palette.bulkApply')}
          </Button>
        </>
      }
    >
      <form
        className={styles.bulkFields}
        onKeyDown={submitOnCtrlEnter}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label={t('palette.bulkField')}>
          <Select<FieldName>
            value={field}
            onChange={(next) => {
              setField(next);
              setValue(null);
            }}
            options={(Object.keys(fields) as FieldName[]).map((name) => ({
              value: name,
              label: t(fields[name]),
            }))}
          />
        </Field>
        <Field label={t('palette.bulkValue')}>
          {options === undefined ? (
            <TextField value={value ?? ''} onChange={setValue} maxLength={120} />
          ) : (
            <Select value={value} onChange={setValue} options={options} />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
