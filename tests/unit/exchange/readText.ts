// Helpers of the exchange unit tests: records of an XML text, with a root around it.

import { readCommerceml } from '#main/exchange/commerceml/readCommerceml.ts';
import type { CommercemlRecord } from '#main/exchange/commerceml/records.ts';
import { createExchangeSession, type ExchangeSession } from '#main/exchange/commerceml/session.ts';

export async function* toChunks(bytes: Buffer, size = 7): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

export async function readBytes(
  bytes: Buffer,
  session: ExchangeSession = createExchangeSession(),
  chunkSize = 7,
): Promise<CommercemlRecord[]> {
  const records: CommercemlRecord[] = [];
  for await (const batch of readCommerceml(toChunks(bytes, chunkSize), 'file.xml', session))
    records.push(...batch);
  return records;
}

export const root = (body: string, version = '2.10', encoding = 'UTF-8'): string =>
  `<?xml version="1.0" encoding="${encoding}"?>\n<КоммерческаяИнформация ВерсияСхемы="${version}" ДатаФормирования="2026-11-20T18:30:00">\n${body}\n</КоммерческаяИнформация>`;

export const readBody = (body: string, session?: ExchangeSession): Promise<CommercemlRecord[]> =>
  readBytes(Buffer.from(root(body)), session);

export type RecordOf<K extends CommercemlRecord['kind']> = Extract<CommercemlRecord, { kind: K }>;

export function ofKind<K extends CommercemlRecord['kind']>(
  records: CommercemlRecord[],
  kind: K,
): RecordOf<K>[] {
  return records.filter((record): record is RecordOf<K> => record.kind === kind);
}
