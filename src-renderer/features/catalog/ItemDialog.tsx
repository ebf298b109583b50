// The plain form of an item, new or known, with one money field a price type.
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useToday } from '#renderer/data/useMe.ts';
import { type OwnOrganization, useOwnOrganization } from '#renderer/data/useOwnOrganization.ts';
import { SaveDialog, type Saved } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { Input } from '#shared/contract/index.ts';
import { standardVatCode, type VatCode } from '#shared/domain/vat.ts';
import { useDraftForm } from '../drafts/index.ts';
import { useStep } from '../steps/index.ts';
import styles from './Catalog.module.css';
import { ItemFieldset } from './ItemFieldset.tsx';
import {
  alignPrices,
  emptyItem,
  type ItemCardData,
  type ItemValues,
  itemSchema,
  itemValues,
  type PriceField,
  priceFields,
  savedPrices,
} from './itemForm.ts';

export type ItemDialogProps = {
  /** Given: edits this item; else makes a new one. */
  itemId?: string;
  /** Where a new one starts; '' for none. */
  groupId: string;
  onClose: () => void;
  /** Told once the dialog closes after a save. */
  onSaved: (saved: { id: string; groupId: string }) => void;
};

/** Waits for what the form is made of: price types, our organisation, the card. */
export function ItemDialog(props: ItemDialogProps) {
  const { itemId } = props;
  const own = useOwnOrganization();
  const { value: types } = useLive('catalog.listPriceTypes', {});
  const { value: card } = useLive('catalog.loadItem', itemId === undefined ? undefined : { id: itemId });
  if (own === undefined || !types || (itemId !== undefined && !card)) return null;
  const terms = { currency: own?.currency ?? 'AZN', isVatIncluded: own?.isVatIncluded ?? true };
  const fields = priceFields(types.rows, terms);
  return <ItemFormDialog {...props} own={own} card={card} fields={fields} />;
}

type FormProps = ItemDialogProps & {
  own: OwnOrganization | null;
  card: ItemCardData | undefined;
  fields: readonly PriceField[];
};

/** What the form starts with; fixed while it is open, whatever comes later. */
function useStart({ own, card, fields, groupId }: FormProps) {
  const t = useT();
  const today = useToday();
  const vatCode: VatCode = own?.vatCode ?? standardVatCode(own?.country ?? '', today) ?? 'exempt';
  return useState(() => ({
    values: card
      ? itemValues(card, fields)
      : emptyItem(fields, { vatCode, unit: t('catalog.piece'), groupId }),
    fields,
    schema: itemSchema(fields),
  }))[0];
}

function ItemFormDialog(props: FormProps) {
  const { own, card, onClose, onSaved } = props;
  const t = useT();
  const step = useStep('catalog.saveItem');
  const { fields, schema, values: start } = useStart(props);
  const isNew = card === undefined;
  const { form, draft } = useDraftForm<ItemValues>(`item.${card?.id ?? 'new'}`, schema, start, (values) => ({
    ...values,
    prices: alignPrices(values.prices, fields),
  }));
  const save = async (values: ItemValues): Promise<Saved | undefined> => {
    const { groupId, vatCode, prices: _prices, ...rest } = values;
    const input: Input<'catalog.saveItem'> = {
      ...rest,
      ...(isNew ? {} : { id: card.id }),
      groupId: groupId || null,
      vatCode: vatCode as VatCode,
      prices: savedPrices(values, fields),
    };
    const done = t(isNew ? 'catalog.itemCreated' : 'catalog.itemSaved', { name: values.name });
    const saved = await step.run(input, done);
    return saved && { ...saved, warnings: [] };
  };
  return (
    <SaveDialog
      title={t(isNew ? 'catalog.newItem' : 'catalog.editItem')}
      size="lg"
      form={form}
      draft={draft}
      save={save}
      onClose={onClose}
      onSaved={(id) => onSaved({ id, groupId: form.getValues('groupId') })}
      labelOf={() => t('common.name')}
      error={step.error}
      isRunning={step.isRunning}
      keepsDraft={isNew}
    >
      {card?.isImported ? (
        <p role="note" className={styles.note}>
          {t('catalog.importedNote')}
        </p>
      ) : null}
      <ItemFieldset fields={fields} country={own?.country ?? ''} />
    </SaveDialog>
  );
}
