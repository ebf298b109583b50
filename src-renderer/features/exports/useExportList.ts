// A whole list as a file: asks the list's own query page by page, so that its filters and order hold, and gives the file
// to the browser. Can be stopped; a list that fails half way leaves no file.
import { useRef, useState } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useToday } from '#renderer/data/useMe.ts';
import { useLanguage, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import type { ColumnLayout } from '#renderer/ui/columnLayout.ts';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { AppError } from '#shared/contract/errors.ts';
import type { Input, Output, Query } from '#shared/contract/index.ts';
import type { TableFormat } from '#shared/domain/tableCell.ts';
import { cellOf, exportedColumns } from './exportColumns.ts';

/** Queries that answer with rows, in pages or all at once. */
export type ListQuery = { [N in Query]: Output<N> extends { rows: unknown[] } ? N : never }[Query];
export type RowOf<N extends ListQuery> = Output<N> extends { rows: (infer R)[] } ? R : never;

export type ExportedList<N extends ListQuery> = {
  /** Of the file and its sheet. */
  title: string;
  query: N;
  /** As the list asks it, without `cursor`. */
  input: Input<N>;
  columns: readonly DataGridColumn<RowOf<N>>[];
  layout?: ColumnLayout | null | undefined;
  /** Rows that the list itself leaves out. */
  isShown?: (row: RowOf<N>) => boolean;
};

type Page<N extends ListQuery> = { rows: RowOf<N>[]; next?: string };

/** A name for the file on any system. */
const fileName = (title: string, day: string, format: TableFormat): string =>
  `${title.replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ').trim()} ${day}.${format}`;

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has begun to read it by then; kept longer it is memory for nothing.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function useExportList<N extends ListQuery>(list: ExportedList<N>) {
  const call = useCall();
  const t = useT();
  const { lang } = useLanguage();
  const today = useToday();
  const errorText = useErrorText();
  const { show } = useToasts();
  /** Rows written so far; undefined while nothing runs. */
  const [done, setDone] = useState<number>();
  const stop = useRef<AbortController>(undefined);

  const write = async (format: TableFormat, signal: AbortSignal): Promise<void> => {
    const { openTableFile } = await import('./tableFile.ts');
    const columns = exportedColumns(list.columns, list.layout);
    const file = openTableFile(format, {
      title: list.title,
      columns: columns.map(({ header, width }) => ({ title: header, width })),
      language: lang,
    });
    let count = 0;
    let cursor: string | undefined;
    let fits = true;
    do {
      const input = { ...(list.input as object), ...(cursor && { cursor }) } as Input<N>;
      const page = (await call(list.query, input)) as Page<N>;
      if (signal.aborted) return;
      const rows = list.isShown ? page.rows.filter(list.isShown) : page.rows;
      fits = file.add(rows.map((row) => columns.map((column) => cellOf(column, row))));
      count += rows.length;
      cursor = page.next;
      setDone(count);
    } while (cursor !== undefined && fits);
    const name = fileName(list.title, today, format);
    save(file.finish(), name);
    show({
      title: t(fits ? 'exports.done' : 'exports.tooLong', { count }),
      description: name,
      ...(!fits && { tone: 'warn' as const }),
    });
  };

  return {
    done,
    stop: () => stop.current?.abort(),
    async run(format: TableFormat): Promise<void> {
      if (stop.current) return;
      const controller = new AbortController();
      stop.current = controller;
      setDone(0);
      try {
        await write(format, controller.signal);
        if (controller.signal.aborted) show({ title: t('exports.stopped') });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        show({ title: t('exports.failed'), description: errorText(error), tone: 'warn' });
      } finally {
        stop.current = undefined;
        setDone(undefined);
      }
    },
  };
}
