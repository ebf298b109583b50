// Which encoding an XML file really has, and its text: byte order mark first, then the declaration.
// A declaration that contradicts the bytes is an error: guessing would import broken names without a word.
import {
  type ByteChunks,
  bomEncoding,
  decodeText,
  isClearlyUtf8,
  isUtf8Name,
  peekHead,
  wrongEncoding,
} from '#main/exchange/archive/decodeText.ts';

const headBytes = 4096;

/** Without a mark, `<?` in two bytes each tells UTF-16. */
function bareUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  return undefined;
}

function declaredEncoding(head: Buffer, utf16: 'utf-16le' | 'utf-16be' | undefined): string | undefined {
  const start = head.subarray(0, 1024);
  const text = utf16 === undefined ? start.toString('latin1') : start.toString('latin1').replaceAll('\0', '');
  return /<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(text)?.[1]?.toLowerCase();
}

/** @throws AppError invalid_input/wrong_encoding {file, declared, detected} on a contradiction */
export function detectXmlEncoding(head: Buffer, file: string): string {
  const mark = bomEncoding(head);
  const utf16 = mark === 'utf-8' ? undefined : (mark ?? bareUtf16(head));
  const declared = declaredEncoding(head, utf16);
  if (utf16 !== undefined) {
    if (declared !== undefined && !declared.startsWith('utf-16')) throw wrongEncoding(file, declared, utf16);
    return utf16;
  }
  if (declared === undefined) return 'utf-8';
  if (isUtf8Name(declared)) return 'utf-8';
  if (declared.startsWith('utf-16')) throw wrongEncoding(file, declared);
  // A single-byte text with Cyrillic letters is never valid UTF-8 by accident.
  if (mark === 'utf-8' || isClearlyUtf8(head)) throw wrongEncoding(file, declared, 'utf-8');
  return declared;
}

/** The text of an XML file, chunk by chunk. */
export async function* decodeXml(bytes: ByteChunks, file: string): AsyncGenerator<string> {
  const { head, chunks } = await peekHead(bytes, headBytes);
  try {
    yield* decodeText(chunks, detectXmlEncoding(head, file), file);
  } finally {
    await chunks.return();
  }
}
