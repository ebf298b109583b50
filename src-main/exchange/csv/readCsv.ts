// Rows of a CSV file, streaming, with what is structurally wrong told row by row.
// Owns decoding, the header and column counts; the meaning of the values is the importer's.
import { Readable } from 'node:stream';
import { type Info, type Parser, parse } from 'csv-parse';
import { decodeText, peekHead } from '#main/exchange/archive/decodeText.ts';
import { AppError } from '#shared/contract/errors.ts';
import {
  type CsvDelimiter,
  type CsvEncoding,
  csvDelimiters,
  declaredDelimiter,
  detectDelimiter,
  detectEncoding,
} from './csvFormat.ts';

const headBytes = 64 * 1024;
const maxRowChars = 1_000_000;

/** A file that can be opened again and again; `SourceFile` of archive/ is one. */
export type CsvSource = { path: string; open(): Promise<Readable> };

/** What is not given is detected. */
export type CsvOptions = { encoding?: CsvEncoding; delimiter?: CsvDelimiter };

export type CsvFormat = { encoding: CsvEncoding; delimiter: CsvDelimiter; headers: string[] };

/** `line` is the file's line where the row ends (rows may span lines). */
export type CsvRow = { kind: 'row'; line: number; values: string[] };

export type CsvProblemReason = 'column_count' | 'quote_unclosed';

export type CsvProblem = { kind: 'problem'; line: number; reason: CsvProblemReason; values: string[] };

export type CsvHeader = { kind: 'header' } & CsvFormat;

type Parsed = { record: string[]; info: Info };

/**
 * Line ends as LF only, since the parser counts CRLF as two lines in places; Excel's `sep=;` line left empty,
 * so that line numbers stay those of the file.
 */
async function* toPlainLines(
  chunks: AsyncIterable<string>,
  isStopped: () => boolean,
): AsyncGenerator<string> {
  let carried = '';
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isStopped()) return;
    const text = carried + chunk;
    carried = text.endsWith('\r') ? '\r' : '';
    const lines = text.slice(0, text.length - carried.length).replace(/\r\n?/g, '\n');
    yield isFirst ? lines.replace(/^sep=.(?=\n|$)/i, '') : lines;
    isFirst = false;
  }
  if (carried !== '') yield '\n';
}

function chooseDelimiter(sample: string, options: CsvOptions): CsvDelimiter {
  return options.delimiter ?? detectDelimiter(sample) ?? ';';
}

/** A single column while another delimiter would split the header: the wrong one was chosen. */
function requireColumns(headers: string[], sample: string, delimiter: CsvDelimiter, file: string): void {
  if (headers.length > 1) return;
  const body = declaredDelimiter(sample) === undefined ? sample : sample.slice(sample.indexOf('\n') + 1);
  const detected = detectDelimiter(body);
  if (detected !== undefined && detected !== delimiter) {
    throw new AppError('invalid_input', 'csv_delimiter', { file, delimiter, detected });
  }
}

/** A quote that never closes is the only error left to the parser; `onUnclosed` hears of it. */
function createParser(delimiter: CsvDelimiter, onUnclosed: () => void): Parser {
  return parse({
    delimiter,
    record_delimiter: '\n',
    info: true,
    relax_column_count: true,
    // ООО "Ромашка" without outer quotes is common.
    relax_quotes: true,
    skip_empty_lines: true,
    // An error thrown inside the parser would drop the rows it still buffers.
    skip_records_with_error: true,
    max_record_size: maxRowChars,
    on_skip: () => {
      onUnclosed();
      return undefined;
    },
  });
}

/**
 * Reads a CSV: first the header with the format used, then rows and problems in file order.
 * An unclosed quote ends the reading with a problem at the line where the row began.
 * @throws AppError invalid_input: `csv_empty`, `csv_quote` (unclosed in the header),
 *   `csv_delimiter` {delimiter, detected}, `wrong_encoding`
 */
export async function* readCsv(
  source: CsvSource,
  options: CsvOptions = {},
): AsyncGenerator<CsvHeader | CsvRow | CsvProblem> {
  const { path: file } = source;
  const { head, chunks } = await peekHead(await source.open(), headBytes);
  try {
    const sampleBytes = head.subarray(0, headBytes);
    const encoding = options.encoding ?? detectEncoding(sampleBytes);
    const sample = await decodeHead(sampleBytes, encoding, file);
    const delimiter = chooseDelimiter(sample, options);
    yield* readRows(decodeText(chunks, encoding, file), { encoding, delimiter, headers: [] }, sample, file);
  } finally {
    await chunks.return();
  }
}

async function* readRows(
  text: AsyncIterable<string>,
  format: CsvFormat,
  sample: string,
  file: string,
): AsyncGenerator<CsvHeader | CsvRow | CsvProblem> {
  let isUnclosed = false;
  const parser = createParser(format.delimiter, () => {
    isUnclosed = true;
  });
  const input = Readable.from(toPlainLines(text, () => isUnclosed));
  input.once('error', (error) => parser.destroy(error));
  input.pipe(parser);
  let headers: string[] | undefined;
  let lastLine = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      lastLine = info.lines;
      if (headers === undefined) {
        headers = record.map((header) => header.trim());
        requireColumns(headers, sample, format.delimiter, file);
        yield { kind: 'header', ...format, headers };
      } else if (record.length === headers.length) {
        yield { kind: 'row', line: info.lines, values: record };
      } else if (record.some((value) => value.trim() !== '')) {
        yield { kind: 'problem', line: info.lines, reason: 'column_count', values: record };
      }
    }
  } finally {
    input.destroy();
  }
  if (headers === undefined) {
    throw new AppError('invalid_input', isUnclosed ? 'csv_quote' : 'csv_empty', { file });
  }
  if (isUnclosed) yield { kind: 'problem', line: lastLine + 1, reason: 'quote_unclosed', values: [] };
}

/** The head as text, for guessing; a letter cut at its end does no harm. */
async function decodeHead(head: Buffer, encoding: CsvEncoding, file: string): Promise<string> {
  const cut = head.length < headBytes ? head : head.subarray(0, head.lastIndexOf(0x0a) + 1 || head.length);
  const parts: string[] = [];
  for await (const part of decodeText(Readable.from([cut]), encoding, file)) parts.push(part);
  return parts.join('');
}

/** Format, headers and the first rows, for the mapping screen. */
export async function inspectCsv(
  source: CsvSource,
  options: CsvOptions & { rows?: number } = {},
): Promise<CsvFormat & { rows: string[][] }> {
  const wanted = options.rows ?? 20;
  const rows: string[][] = [];
  let format: CsvFormat = { encoding: 'utf-8', delimiter: csvDelimiters[0] ?? ';', headers: [] };
  for await (const part of readCsv(source, options)) {
    if (part.kind === 'header') {
      const { encoding, delimiter, headers } = part;
      format = { encoding, delimiter, headers };
    } else if (part.kind === 'row') rows.push(part.values);
    if (rows.length >= wanted) break;
  }
  return { ...format, rows };
}
