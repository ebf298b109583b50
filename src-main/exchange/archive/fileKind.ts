// What a file is by its first bytes, whatever it is called. Reads eight bytes.
import { open } from 'node:fs/promises';

/** A first entry, or an empty archive. */
const zipSignatures = ['504b0304', '504b0506'];
/** What Excel wrote before 2007, and what it writes for a file with a password. */
const compoundSignature = 'd0cf11e0a1b11ae1';

export async function fileKind(path: string): Promise<'zip' | 'compound' | 'other'> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    const head = buffer.subarray(0, bytesRead).toString('hex');
    if (zipSignatures.some((signature) => head.startsWith(signature))) return 'zip';
    return head === compoundSignature ? 'compound' : 'other';
  } finally {
    await handle.close();
  }
}
