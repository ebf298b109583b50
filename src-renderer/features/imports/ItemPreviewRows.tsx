// The first items of a price list as they will be written, and what happens to each.
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { ScrollBox } from './ImportParts.tsx';
import styles from './Imports.module.css';
import type { CsvPreview } from './importTypes.ts';

export function OutcomeChip({ outcome }: { outcome: CsvPreview['rows'][number]['outcome'] }) {
  const t = useT();
  const outcomes = {
    create: { tone: 'call', label: t('imports.new') },
    update: { tone: 'warn', label: t('imports.completed') },
    unchanged: { tone: 'neutral', label: t('imports.same') },
  } as const;
  return <Chip tone={outcomes[outcome].tone}>{outcomes[outcome].label}</Chip>;
}

export function ItemPreviewRows({ items }: Pick<CsvPreview, 'items'>) {
  const t = useT();
  const format = useFormat();
  const roles = {
    retail: t('exchange.priceRetail'),
    dealer: t('exchange.priceDealer'),
    recommended: t('exchange.priceRecommended'),
    minimum: t('exchange.priceMinimum'),
    cost: t('exchange.priceCost'),
  };
  return (
    <ScrollBox label={t('exchange.itemsAsWritten')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('exchange.fieldItemName')}</th>
            <th scope="col">{t('exchange.fieldArticle')}</th>
            <th scope="col">{t('exchange.fieldBarcode')}</th>
            <th scope="col">{t('exchange.fieldItemGroup')}</th>
            <th scope="col">{t('exchange.prices')}</th>
            <th scope="col">{t('exchange.fieldStock')}</th>
            <th scope="col">{t('imports.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.line}>
              <th scope="row">{item.name}</th>
              <td>{item.article}</td>
              <td>{item.barcode}</td>
              <td>{item.group}</td>
              <td>
                {item.prices
                  .map(({ role, amountMinor }) => `${roles[role]}: ${format.amount(amountMinor)}`)
                  .join('; ')}
              </td>
              <td className={styles.noWrap}>
                {item.quantity === null
                  ? ''
                  : [format.quantity(item.quantity * 1000, item.unit), item.warehouse]
                      .filter((part) => part !== '')
                      .join(' · ')}
              </td>
              <td>
                <OutcomeChip outcome={item.outcome} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
