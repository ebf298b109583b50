// What the core and the import worker say to each other: the task, progress, the summary. Types and their checks.
import { z } from 'zod';
import type { WireError } from '#shared/contract/errors.ts';

const Common = {
  /** Of the staging file, made by the worker; the core deletes it. */
  staging: z.string(),
  key: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  paths: z.array(z.string()).min(1),
};

export const ImportTask = z.discriminatedUnion('kind', [
  z.object({
    ...Common,
    kind: z.literal('commerceml'),
    /** readerWorker as a file URL. */
    readerUrl: z.string(),
    /** Folder of the encrypted blobs: pictures are stored before any row names them. */
    blobs: z.string(),
    /** Price types that the store already has, by their ids in 1C. */
    priceTypes: z.array(z.object({ id: z.string(), currency: z.string() })),
    /** Whether the store knows warehouses of 1C: then a total without a warehouse says nothing new. */
    hasWarehouses: z.boolean(),
  }),
  z.object({
    ...Common,
    kind: z.literal('csv'),
    /** What a row is. */
    of: z.enum(['partners', 'items']),
    encoding: z.enum(['utf-8', 'windows-1251', 'utf-16le', 'utf-16be']).optional(),
    delimiter: z.enum([',', ';', '\t', '|']).optional(),
    /** Of an XLSX; the first visible one when absent. */
    sheet: z.string().optional(),
    /** Rows that a filter or a person hid in an XLSX stay out. */
    skipsHidden: z.boolean(),
    mapping: z.record(z.string(), z.string()).optional(),
    /** For numbers written without a country code. */
    country: z.string(),
  }),
  z.object({ ...Common, kind: z.literal('bank') }),
]);
export type ImportTask = z.output<typeof ImportTask>;
export type CommercemlTask = Extract<ImportTask, { kind: 'commerceml' }>;
export type BankTask = Extract<ImportTask, { kind: 'bank' }>;
export type CsvTask = Extract<ImportTask, { kind: 'csv' }>;

/** What was staged of a CommerceML exchange. */
export type CommercemlSummary = {
  /** Rows of the staged tables together, for progress. */
  rowCount: number;
  /** Catalogues whose every part was a full one, read to its end, and that held items; '' when that is true of all. */
  fullCatalogues: string[];
  /** Every part of the offers was a full one. */
  hasFullOffers: boolean;
  problemCount: number;
  skippedItems: number;
  roundedPrices: number;
  /** Stock came as totals without warehouses. */
  hasTotals: boolean;
};

/** Of a table, CSV or XLSX: what the other one has is empty. */
export type CsvSummary = {
  file: string;
  encoding: string;
  delimiter: string;
  sheet: string;
  sheets: string[];
  hiddenCount: number;
  headers: string[];
  mapping: Record<string, string>;
  sample: string[][];
  rowCount: number;
  /** Firms or items to write. */
  plannedCount: number;
  problemCount: number;
};

export type BankSummary = {
  file: string;
  encoding: string;
  accounts: string[];
  paymentCount: number;
  problemCount: number;
};

export type ImportSummary = CommercemlSummary | CsvSummary | BankSummary;

export type WorkerMessage =
  | { kind: 'progress'; done: number }
  | { kind: 'done'; summary: ImportSummary }
  | { kind: 'failed'; error: WireError };
