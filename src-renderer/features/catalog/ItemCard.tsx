// The card of the item under the cursor: pictures, details, stock by warehouse, every price. Edits by the dialog.
import { Boxes, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { blobUrl } from '#renderer/data/blobUrl.ts';
import { useLive, useLiveSteady } from '#renderer/data/DataProvider.tsx';
import { ItemPicture } from '#renderer/features/picker/index.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { EmptyState, ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import { Analogues } from './Analogues.tsx';
import styles from './Catalog.module.css';
import type { ItemCardData } from './itemForm.ts';
import { Section } from './Section.tsx';
import { useRoleName } from './useRoleName.ts';
import { useVatName } from './useVatName.ts';

export type ItemCardProps = {
  itemId: string | null;
  onEdit: () => void;
  onDelete: () => void;
  /** The item is no longer there. */
  onGone: () => void;
};

export function ItemCard({ itemId, onEdit, onDelete, onGone }: ItemCardProps) {
  const t = useT();
  const errorText = useErrorText();
  const { value: card, error } = useLiveSteady(
    'catalog.loadItem',
    itemId === null ? undefined : { id: itemId },
  );
  const isGone = itemId !== null && error?.reason === 'item_gone';
  useEffect(() => {
    if (isGone) onGone();
  }, [isGone, onGone]);
  const shown = itemId === null ? undefined : card;
  return (
    <Panel
      label={t('catalog.card')}
      isScrollable={false}
      header={
        <PanelHeader
          title={t('catalog.card')}
          actions={
            shown ? (
              <>
                <Button size="sm" kbd="E" icon={<Pencil aria-hidden />} onClick={onEdit}>
                  {t('common.edit')}
                </Button>
                <IconButton
                  size="sm"
                  label={t('catalog.deleteItem')}
                  icon={<Trash2 aria-hidden />}
                  onClick={onDelete}
                />
              </>
            ) : null
          }
        />
      }
    >
      {itemId === null ? <EmptyState title={t('catalog.noItemChosen')} icon={<Boxes aria-hidden />} /> : null}
      {error && !isGone ? <ErrorState title={errorText(error)} details={error.message} /> : null}
      {itemId !== null && !card && !error ? <Skeleton rows={4} /> : null}
      {shown ? <Body card={shown} /> : null}
    </Panel>
  );
}

function Body({ card }: { card: ItemCardData }) {
  const t = useT();
  const vatName = useVatName();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long card is scrolled by keys too
    <section aria-label={card.name} tabIndex={0} className={styles.card}>
      <Pictures key={card.id} card={card} />
      <h2 className={styles.name}>{card.name}</h2>
      <Facts
        rows={[
          [t('catalog.fullName'), card.fullName === card.name ? '' : card.fullName],
          [t('common.article'), card.article],
          [t('common.barcode'), card.barcodes.join(', ')],
          [t('catalog.group'), card.groupName || t(`picker.${card.branch}`)],
          [t('catalog.kind'), t(card.kind === 'good' ? 'catalog.good' : 'catalog.service')],
          [t('picker.unit'), card.unit],
          [t('common.vat'), vatName(card.itemVatCode)],
          ...card.properties.map(({ name, value }) => [name, value] as const),
        ]}
      />
      {card.kind === 'good' ? <Stock card={card} /> : null}
      <Prices card={card} />
      <Analogues key={`${card.id}.analogues`} itemId={card.id} />
      {card.description ? (
        <Section title={t('catalog.description')}>
          <p className={styles.description}>{card.description}</p>
        </Section>
      ) : null}
    </section>
  );
}

/** The chosen picture large; the others to choose from. */
function Pictures({ card }: { card: ItemCardData }) {
  const t = useT();
  const [index, setIndex] = useState(0);
  const hashes = [...new Set([card.pictureHash, ...card.pictures.map(({ hash }) => hash)])].filter(
    (hash) => hash !== null,
  );
  if (hashes.length === 0) return null;
  const pictureHash = hashes[index] ?? hashes[0] ?? null;
  return (
    <div className={styles.pictures}>
      <div className={styles.picture}>
        <ItemPicture item={{ ...card, pictureHash }} />
      </div>
      {hashes.length > 1 ? (
        <div className={styles.thumbs}>
          {hashes.map((hash, place) => (
            <button
              key={hash}
              type="button"
              className={styles.thumb}
              aria-label={t('catalog.pictureOf', { number: place + 1, count: hashes.length })}
              aria-pressed={hash === pictureHash}
              onClick={() => setIndex(place)}
            >
              <img src={blobUrl(hash)} alt="" />
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function Prices({ card }: { card: ItemCardData }) {
  const t = useT();
  const format = useFormat();
  const roleName = useRoleName();
  const { value: types } = useLive('catalog.listPriceTypes', {});
  const rows = (types?.rows ?? []).flatMap((type) => {
    const price = card.prices.find(({ priceTypeId }) => priceTypeId === type.id);
    return price ? [{ type, price }] : [];
  });
  return (
    <Section title={t('catalog.prices')}>
      {rows.length === 0 ? (
        <p className={styles.muted}>{t('catalog.noPrices')}</p>
      ) : (
        <table className={styles.amounts}>
          <tbody>
            {rows.map(({ type, price }) => (
              <tr key={type.id}>
                <th scope="row">
                  {type.name}
                  <span className={styles.terms}>
                    {[
                      roleName(type.role) === type.name ? '' : roleName(type.role),
                      t(type.isVatIncluded ? 'settings.withVat' : 'settings.withoutVat'),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </th>
                <td>{format.money(price.amountMinor, price.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Stock({ card }: { card: ItemCardData }) {
  const t = useT();
  const format = useFormat();
  const { value } = useLive('catalog.listWarehouses', {});
  const quantity = (n: number): string => format.quantity(Math.round(n * 1000), card.unit);
  const onHand = card.stocks.reduce((sum, cell) => sum + cell.quantity, 0);
  const rows = (value?.rows ?? []).flatMap(({ id, name }) => {
    const cell = card.stocks.find(({ warehouseId }) => warehouseId === id);
    return cell ? [[name, quantity(cell.quantity)] as const] : [];
  });
  return (
    <Section title={t('catalog.stock')}>
      {rows.length === 0 && card.reservedQuantity === 0 ? (
        <p className={styles.muted}>{t('catalog.noStock')}</p>
      ) : (
        <>
          <Facts areAmounts rows={rows} />
          <div className={styles.sums}>
            <Facts
              areAmounts
              rows={[
                [t('terms.onHand'), quantity(onHand)],
                [t('terms.reserved'), quantity(card.reservedQuantity)],
                [t('terms.freeStock'), <b key="free">{quantity(card.freeQuantity)}</b>],
              ]}
            />
          </div>
        </>
      )}
    </Section>
  );
}
