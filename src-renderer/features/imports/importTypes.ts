// What the import screens speak of. Types and the limits of an upload.
import type { AppError } from '#shared/contract/errors.ts';
import type { Input, Output } from '#shared/contract/index.ts';

export type ImportSource = Input<'exchange.importCommerceml'>['source'];
export type CommercemlReport = Output<'exchange.importCommerceml'>;
export type CsvReport = Output<'exchange.importCsv'>;
export type TableKind = NonNullable<Input<'exchange.previewCsv'>['kind']>;
export type CsvPreview = Output<'exchange.previewCsv'>;
export type StatementReport = Output<'exchange.importStatement'>;
export type StatementPreview = Output<'exchange.previewStatement'>;
export type StatementPayment = StatementPreview['payments'][number];
/** What all imports tell. */
export type Report = Pick<
  CommercemlReport,
  'created' | 'updated' | 'unchanged' | 'hidden' | 'skipped' | 'problems' | 'problemCount' | 'operationId'
>;

export const maxFiles = 200;
/** One frame of the wire holds 24 MB; bytes travel as base64. Bigger exchanges are read from their place. */
export const maxUploadBytes = 16 * 1024 * 1024;

const countKeys = ['created', 'updated', 'unchanged', 'hidden', 'skipped', 'problemCount'] as const;

/** What a stopped import had written, when it came so far as to write. */
export function stoppedReport({ code, details = {} }: AppError): Report | undefined {
  const { operationId } = details;
  if (code !== 'cancelled' || typeof operationId !== 'string') return undefined;
  const counts = countKeys.map((key) => [key, Number(details[key] ?? 0)]);
  return {
    ...(Object.fromEntries(counts) as Pick<Report, (typeof countKeys)[number]>),
    problems: [],
    operationId,
  };
}
