// The client's documents, newest first, paged from the core; late ones in words and colour, the PDF one key away.
import { FileText } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { blobUrl } from '#renderer/data/blobUrl.ts';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useArea } from '#renderer/data/useArea.ts';
import { useToday } from '#renderer/data/useMe.ts';
import { usePages } from '#renderer/data/usePages.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Chip, type Tone } from '#renderer/ui/Chip.tsx';
import { DataGrid } from '#renderer/ui/DataGrid.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { EmptyState, ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import { daysBetween } from '#shared/domain/dates.ts';
import { quoteTones } from '../documentLines/index.ts';
import { ExportMenu } from '../exports/index.ts';
import styles from './Finance.module.css';
import { allDocuments, type FinanceFilter, type FinanceProps } from './financeFilter.ts';

type FinanceRow = Output<'desk.listFinance'>['rows'][number];

const tones: { readonly [S in FinanceRow['state']]: Tone } = {
  ...quoteTones,
  issued: 'neutral',
  partPaid: 'warn',
  paid: 'call',
  overdue: 'danger',
};

/** Opens a frozen PDF beside the program; the row itself carries no hash. */
function useOpenPdf(): (row: FinanceRow) => Promise<void> {
  const t = useT();
  const call = useCall();
  const toasts = useToasts();
  const errorText = useErrorText();
  return useCallback(
    async (row) => {
      try {
        const name = row.kind === 'quote' ? 'quotes.load' : 'sales.loadInvoice';
        const { pdfHash } = await call(name, { id: row.id });
        if (pdfHash === null) toasts.show({ title: t('finance.noPdf'), tone: 'warn' });
        else window.open(blobUrl(pdfHash), '_blank', 'noopener');
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        toasts.show({ title: errorText(error), tone: 'warn' });
      }
    },
    [t, call, toasts, errorText],
  );
}

/** Of a shipment or a receipt being issued says nothing. */
function useStateText(): (row: FinanceRow) => string {
  const t = useT();
  const today = useToday();
  return useCallback(
    (row) => {
      if (row.kind !== 'invoice' && row.state === 'issued') return '';
      const late = row.state === 'overdue' && row.dueOn !== null ? daysBetween(row.dueOn, today) : 0;
      return late > 0 ? t('finance.overdueDays', { count: late }) : t(`finance.${row.state}`);
    },
    [t, today],
  );
}

function State({ row }: { row: FinanceRow }) {
  const text = useStateText()(row);
  return text === '' ? null : <Chip tone={tones[row.state]}>{text}</Chip>;
}

function useColumns(openPdf: (row: FinanceRow) => Promise<void>): readonly DataGridColumn<FinanceRow>[] {
  const t = useT();
  const format = useFormat();
  const stateText = useStateText();
  return useMemo(
    () => [
      {
        id: 'date',
        header: t('common.date'),
        width: 104,
        render: (row) => format.date(row.date),
        value: (row) => ({ on: row.date }),
      },
      {
        id: 'number',
        header: t('finance.kindShort'),
        width: 120,
        isFlexible: true,
        isRowHeader: true,
        render: (row) => {
          const name = `${t(`finance.${row.kind}`)} ${row.number}`;
          const basis = row.basisNumber ? ` ${t('finance.basis', { number: row.basisNumber })}` : '';
          return (
            <span className={styles.document} title={name + basis} data-ellipsis="">
              {row.number} <span className={styles.muted}>{t(`finance.${row.kind}`)}</span>
            </span>
          );
        },
      },
      {
        id: 'total',
        header: t('common.sum'),
        width: 114,
        align: 'end',
        render: (row) => format.money(row.totalMinor, row.currency),
        value: (row) => ({ minor: row.totalMinor }),
      },
      {
        id: 'paid',
        header: t('finance.paidSum'),
        width: 114,
        align: 'end',
        value: (row) => (row.kind === 'invoice' ? { minor: row.paidMinor } : null),
        render: (row) =>
          row.kind === 'invoice' && row.paidMinor !== 0 ? format.money(row.paidMinor, row.currency) : '',
      },
      {
        id: 'state',
        header: t('common.state'),
        width: 220,
        render: (row) => <State row={row} />,
        value: stateText,
      },
      {
        id: 'pdf',
        isScreenOnly: true,
        header: 'PDF',
        width: 44,
        render: (row) =>
          row.hasPdf ? (
            <IconButton
              size="sm"
              label={t('finance.openPdf', { number: row.number })}
              icon={<FileText aria-hidden />}
              onClick={() => void openPdf(row)}
            />
          ) : null,
      },
    ],
    [t, format, stateText, openPdf],
  );
}

const keyOf = (row: FinanceRow): string => row.id;

function inputOf(partnerId: string, { kind, state }: FinanceFilter) {
  return {
    partnerId,
    limit: 50,
    ...(kind === 'all' ? {} : { kind }),
    ...(state === 'all' ? {} : { state }),
  };
}

const openNothing = async (): Promise<void> => undefined;

/** For the head of the tab: the documents as they are filtered. */
export function DocumentsExport({
  partnerId,
  filter,
  title,
}: Omit<FinanceProps, 'onFilterChange'> & { title: string }) {
  const list = { title, input: inputOf(partnerId, filter), columns: useColumns(openNothing) };
  return <ExportMenu {...list} query="desk.listFinance" />;
}

/** Grid `Documents`; Enter opens the PDF of the row, a quote on its own screen. */
export function Documents({ partnerId, filter, onFilterChange }: FinanceProps) {
  const t = useT();
  const errorText = useErrorText();
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const input = useMemo(() => inputOf(partnerId, filter), [partnerId, filter]);
  const { rows, isLoading, error, hasMore, loadMore } = usePages('desk.listFinance', input);
  const openPdf = useOpenPdf();
  const go = useNavigate();
  const columns = useColumns(openPdf);
  // A quote of before stays a document of the client where quotes are off; its screen is not there then.
  const hasQuotes = useArea('quotes');
  const isFiltered = filter.kind !== 'all' || filter.state !== 'all';
  if (error && rows.length === 0) return <ErrorState title={errorText(error)} details={error.message} />;
  if (isLoading) return <Skeleton rows={5} rowHeight={34} />;
  return (
    <DataGrid
      aria-label={t('finance.documents')}
      rows={rows}
      getKey={keyOf}
      columns={columns}
      currentKey={currentKey}
      onCurrentChange={setCurrentKey}
      onActivate={(row) => {
        if (row.kind === 'quote' && hasQuotes) go('quote', { id: row.id });
        else if (row.hasPdf) void openPdf(row);
      }}
      hasMore={hasMore}
      onEndReached={loadMore}
      empty={
        <EmptyState
          title={t(isFiltered ? 'finance.noneMatch' : 'finance.noDocuments')}
          actions={
            isFiltered ? (
              <Button onClick={() => onFilterChange(allDocuments)}>{t('desk.showAll')}</Button>
            ) : undefined
          }
        />
      }
    />
  );
}
