// A zip writer for tests that can also lie: traversal names, links, false sizes, damage. Never part of the product.
import { crc32, deflateRawSync } from 'node:zlib';

export type ZipEntry = {
  name: string;
  data: Buffer;
  /** Unix mode with type bits, e.g. 0o120777 for a link. */
  mode?: number;
  /** What the directory claims instead of the truth. */
  claimedSize?: number;
  isEncrypted?: boolean;
};

function header(
  entry: ZipEntry,
  packed: Buffer,
  signature: number,
  fields: (buffer: Buffer) => void,
  size: number,
): Buffer {
  const buffer = Buffer.alloc(size);
  buffer.writeUInt32LE(signature, 0);
  const base = signature === 0x02014b50 ? 6 : 4;
  buffer.writeUInt16LE(20, base);
  buffer.writeUInt16LE(0x0800 | (entry.isEncrypted ? 1 : 0), base + 2);
  buffer.writeUInt16LE(8, base + 4);
  buffer.writeUInt32LE(crc32(entry.data), base + 10);
  buffer.writeUInt32LE(packed.length, base + 14);
  buffer.writeUInt32LE(entry.claimedSize ?? entry.data.length, base + 18);
  buffer.writeUInt16LE(Buffer.byteLength(entry.name), base + 22);
  fields(buffer);
  return buffer;
}

/** The bytes of an archive with these entries, deflated. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = deflateRawSync(entry.data);
    const name = Buffer.from(entry.name);
    const local = Buffer.concat([header(entry, packed, 0x04034b50, () => undefined, 30), name, packed]);
    const start = offset;
    const central = header(
      entry,
      packed,
      0x02014b50,
      (buffer) => {
        buffer.writeUInt16LE(0x0314, 4);
        buffer.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
        buffer.writeUInt32LE(start, 42);
      },
      46,
    );
    directory.push(Buffer.concat([central, name]));
    body.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...body, ...directory, end]);
}
