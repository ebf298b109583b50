// The kind of a file by its first bytes: only kinds that are safe to show.

const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  // WebM of a recorded call.
  ['audio/webm', [0x1a, 0x45, 0xdf, 0xa3]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** @returns a mime type, `application/octet-stream` when unknown */
export function sniffMime(bytes: Uint8Array): string {
  for (const [mime, signature] of signatures) {
    if (signature.every((byte, i) => bytes[i] === byte)) return mime;
  }
  const riff = String.fromCharCode(...bytes.subarray(0, 4));
  const kind = String.fromCharCode(...bytes.subarray(8, 12));
  return riff === 'RIFF' && kind === 'WEBP' ? 'image/webp' : 'application/octet-stream';
}
