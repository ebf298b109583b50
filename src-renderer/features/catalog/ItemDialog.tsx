// The plain form of an item, new or known, with one money field a price type. A new one is kept as a draft until saved.
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useToday } from '#renderer/data/useMe.ts';
import { type OwnOrganization, useOwnOrganization } from '#renderer/data/useOwnOrganization.ts';
import {
  DraftNote,
  dropDraft,
  loadDraft,
  SaveDialog,
  type Saved,
  useDraft,
} from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useForm } from '#renderer/ui/Form.tsx';
import type { Input } from '#shared/contract/index.ts';
import { standardVatCode, type VatCode } from '#shared/domain/vat.ts';
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

const draftKey = 'item';

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
  const empty = emptyItem(fields, { vatCode, unit: t('catalog.piece'), groupId });
  const [start] = useState(() => {
    const draft = card === undefined ? loadDraft<ItemValues>(draftKey, empty) : undefined;
    const kept = draft && { ...draft, prices: alignPrices(draft.prices, fields) };
    return {
      values: card ? itemValues(card, fields) : (kept ?? empty),
      isDraft: kept !== undefined,
      fields,
      schema: itemSchema(fields),
    };
  });
  return { start, empty };
}

function ItemFormDialog(props: FormProps) {
  const { own, card, onClose, onSaved } = props;
  const t = useT();
  const step = useStep('catalog.saveItem');
  const { start, empty } = useStart(props);
  const { fields } = start;
  const [hasDraft, setHasDraft] = useState(start.isDraft);
  const form = useForm<ItemValues>(start.schema, start.values);
  const isNew = card === undefined;
  useDraft(form, isNew ? draftKey : undefined);
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
    if (saved && isNew) dropDraft(draftKey);
    return saved && { ...saved, warnings: [] };
  };
  return (
    <SaveDialog
      title={t(isNew ? 'catalog.newItem' : 'catalog.editItem')}
      size="lg"
      form={form}
      save={save}
      onClose={onClose}
      onSaved={(id) => onSaved({ id, groupId: form.getValues('groupId') })}
      labelOf={() => t('common.name')}
      error={step.error}
      isRunning={step.isRunning}
      keepsDraft={isNew}
    >
      {hasDraft ? (
        <DraftNote
          onStartEmpty={() => {
            form.reset(empty);
            dropDraft(draftKey);
            setHasDraft(false);
          }}
        />
      ) : null}
      {card?.isImported ? (
        <p role="note" className={styles.note}>
          {t('catalog.importedNote')}
        </p>
      ) : null}
      <ItemFieldset fields={fields} country={own?.country ?? ''} />
    </SaveDialog>
  );
}
