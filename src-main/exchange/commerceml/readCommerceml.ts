// Pull side of the CommerceML reader: bytes of a file in, batches of records out.
// Memory holds one chunk and its records: the next chunk is read only when the caller asks for more.
import type { ByteChunks } from '#main/exchange/archive/decodeText.ts';
import type { ExchangeSource } from '#main/exchange/archive/exchangeSource.ts';
import { createCommercemlParser } from './commercemlParser.ts';
import { decodeXml } from './decodeXml.ts';
import type { CommercemlRecord } from './records.ts';
import type { ExchangeSession } from './session.ts';

/**
 * Reads one file. Each batch holds the records of one chunk, in file order; the first record is the header.
 * @param file its name for problems and errors
 * @throws AppError as `createCommercemlParser`, and invalid_input/wrong_encoding
 */
export async function* readCommerceml(
  bytes: ByteChunks,
  file: string,
  session: ExchangeSession,
): AsyncGenerator<CommercemlRecord[]> {
  let batch: CommercemlRecord[] = [];
  const parser = createCommercemlParser({ file, session, emit: (record) => batch.push(record) });
  for await (const text of decodeXml(bytes, file)) {
    parser.write(text);
    if (batch.length === 0) continue;
    yield batch;
    batch = [];
  }
  parser.end();
  if (batch.length > 0) yield batch;
}

export type FileBatch = { file: string; records: CommercemlRecord[] };

/** Reads all files of a source in exchange order with one session. The first file error ends the reading. */
export async function* readExchange(
  source: ExchangeSource,
  session: ExchangeSession,
): AsyncGenerator<FileBatch> {
  for (const file of source.files) {
    for await (const records of readCommerceml(await file.open(), file.path, session)) {
      yield { file: file.path, records };
    }
  }
}
