// The error file of an import: the rejected rows as they were, with line and reason, ready to be fixed and sent again.
// Writes UTF-8 with BOM (Excel needs it) in the delimiter of the source. Reasons are translated by the caller.
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

export type ErrorFileOptions = {
  delimiter: string;
  headers: readonly string[];
  /** Headers of the two columns put before the row's own. */
  lineHeader: string;
  reasonHeader: string;
};

export type ErrorFile = {
  add(line: number, reason: string, values: readonly string[]): Promise<void>;
  /** Ends the stream and waits until all is written. */
  close(): Promise<void>;
};

function toCell(value: string, delimiter: string): string {
  return value.includes(delimiter) || /["\r\n]|^\s|\s$/.test(value)
    ? `"${value.replaceAll('"', '""')}"`
    : value;
}

/** Writes to `output`, heeding its back-pressure. Stream errors (a full disk) reject `add` or `close`. */
export async function createErrorFile(output: Writable, options: ErrorFileOptions): Promise<ErrorFile> {
  const { delimiter, headers, lineHeader, reasonHeader } = options;
  const done = finished(output);
  // Handled in `close`; without this a failure between two rows would be an unhandled rejection.
  done.catch(() => undefined);
  const write = async (cells: readonly string[]): Promise<void> => {
    const row = cells.map((cell) => toCell(cell, delimiter)).join(delimiter);
    if (output.errored) throw output.errored;
    if (!output.write(`${row}\r\n`)) await Promise.race([once(output, 'drain'), done]);
  };
  output.write('\uFEFF');
  await write([lineHeader, reasonHeader, ...headers]);
  return {
    add: (line, reason, values) => write([String(line), reason, ...values]),
    async close() {
      output.end();
      await done;
    },
  };
}
