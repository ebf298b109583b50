// Bytes of a statement to text: by what the bytes are, since what «Кодировка» says is often a copy of another file's.
// Pure.
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { AppError } from '#shared/contract/errors.ts';
import { bomEncoding } from '../archive/decodeText.ts';

export type StatementEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'cp866';

const headBytes = 4096;
/** Keys that stand in the head of every statement. */
const marks = ['ВерсияФормата=', 'Кодировка=', 'РасчСчет=', 'СекцияДокумент='];

const hasMark = (text: string): boolean => marks.some((mark) => text.includes(mark));

/** @throws AppError invalid_input/not_statement {file} */
export function decodeStatement(bytes: Buffer, file: string): { text: string; encoding: StatementEncoding } {
  const head = bytes.subarray(0, headBytes);
  const candidates: StatementEncoding[] = [
    ...(bomEncoding(head) === undefined ? [] : [bomEncoding(head) ?? 'utf-8']),
    ...(isUtf8(bytes) ? (['utf-8'] as const) : []),
    'windows-1251',
    'cp866',
  ];
  const encoding = candidates.find((candidate) => hasMark(iconv.decode(head, candidate)));
  if (encoding === undefined) throw new AppError('invalid_input', 'not_statement', { file });
  return { text: iconv.decode(bytes, encoding), encoding };
}
