// The lines drawn up: quantity, price and discount are edited in place; a price below the minimum asks why.
import { useMemo } from 'react';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { DataGrid } from '#renderer/ui/DataGrid.tsx';
import { MoneyField, NumberField, QuantityField } from '#renderer/ui/DecimalField.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { EmptyState } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import type { DraftLine } from './draftLines.ts';
import styles from './Picker.module.css';
import type { SaleDraft } from './saleDraft.ts';

type Preview = Output<'sales.preview'>;
export type LineRow = { draft: DraftLine; shown: Preview['lines'][number] | undefined };

export type SelectedLinesProps = {
  draft: SaleDraft;
  rows: readonly LineRow[];
  preview: Preview | undefined;
  currentId: string | null;
  onCurrentChange: (itemId: string) => void;
};

const keyOf = (row: LineRow): string => row.draft.itemId;

function useColumns(draft: SaleDraft, preview: Preview | undefined): DataGridColumn<LineRow>[] {
  const t = useT();
  const format = useFormat();
  const { change } = draft;
  return useMemo(() => {
    const amount = (minor: number | null | undefined) => (minor == null ? '–' : format.amount(minor));
    return [
      {
        id: 'name',
        header: t('terms.item'),
        width: 130,
        isFlexible: true,
        isRowHeader: true,
        render: ({ draft: line, shown }) => (
          <span
            data-ellipsis=""
            title={shown?.name ?? line.name}
            className={shown?.isBelowMinimum ? styles.low : undefined}
          >
            {shown?.name ?? line.name}
          </span>
        ),
      },
      {
        id: 'quantity',
        header: t('common.quantity'),
        width: 92,
        align: 'end',
        render: ({ draft: line }) => format.quantity(line.quantityMilli),
        edit: ({ draft: line }) => (
          <QuantityField
            aria-label={t('common.quantity')}
            value={line.quantityMilli}
            min={1}
            onChange={(value) => value && change(line.itemId, { quantityMilli: value })}
          />
        ),
      },
      {
        id: 'price',
        header: t('common.price'),
        width: 78,
        align: 'end',
        render: ({ draft: line, shown }) => (
          <span className={shown?.isBelowMinimum ? styles.low : undefined}>
            {amount(line.priceMinor ?? shown?.priceMinor)}
          </span>
        ),
        edit: ({ draft: line, shown }) => (
          <MoneyField
            aria-label={t('common.price')}
            value={line.priceMinor ?? shown?.priceMinor ?? null}
            min={0}
            onChange={(value) => change(line.itemId, { priceMinor: value ?? undefined })}
          />
        ),
      },
      {
        id: 'discount',
        header: t('picker.discountPercent'),
        width: 88,
        align: 'end',
        render: ({ draft: line }) => (line.discountBp === 0 ? '' : format.percent(line.discountBp)),
        edit: ({ draft: line }) => (
          <NumberField
            aria-label={t('picker.discountPercent')}
            value={line.discountBp}
            decimals={2}
            min={0}
            max={10_000}
            onChange={(value) => change(line.itemId, { discountBp: value ?? 0 })}
          />
        ),
      },
      {
        id: 'vat',
        header: t('common.vat'),
        width: 62,
        align: 'end',
        render: ({ shown }) => amount(shown?.vatMinor),
      },
      {
        id: 'sum',
        header: t('common.sum'),
        width: 84,
        align: 'end',
        render: ({ shown }) => <b>{amount(shown?.sumMinor)}</b>,
      },
      ...(preview?.marginMinor == null
        ? []
        : [
            {
              id: 'margin',
              header: t('picker.margin'),
              width: 72,
              align: 'end' as const,
              render: ({ shown }: LineRow) => amount(shown?.marginMinor),
            },
          ]),
    ];
  }, [t, format, change, preview?.marginMinor]);
}

export function SelectedLines({ draft, rows, preview, currentId, onCurrentChange }: SelectedLinesProps) {
  const t = useT();
  const columns = useColumns(draft, preview);
  return (
    <DataGrid
      aria-label={t('picker.selectedLines')}
      rows={rows}
      getKey={keyOf}
      columns={columns}
      currentKey={currentId}
      onCurrentChange={onCurrentChange}
      onDelete={(row) => draft.remove(row.draft.itemId)}
      rowHeight={30}
      empty={<EmptyState title={t('picker.noLines')} />}
    />
  );
}
