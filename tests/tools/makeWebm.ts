// A recording as browsers make it: a segment and clusters without a length, no duration, no index. Its sound is bytes that
// say their place; nobody decodes it.
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

function element(id: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  size[0] = 0x10 | (size[0] ?? 0);
  return Buffer.concat([hex(id), size, data]);
}

const unknownSize = hex('01ff ffff ffff ffff');
const header = element('1a45dfa3', element('4282', Buffer.from('webm')));
const info = element('1549a966', element('2ad7b1', hex('0f4240')));
const tracks = element('1654ae6b', element('ae', element('d7', hex('01'))));

/** Frames of 20 ms, a cluster a second. */
export function makeWebm(frames: number): Buffer {
  const parts = [header, hex('18538067'), unknownSize, info, tracks];
  for (let n = 0; n < frames; n += 1) {
    const [atMs, fromMs] = [n * 20, Math.floor(n / 50) * 1_000];
    const time = Buffer.alloc(4);
    time.writeUInt32BE(fromMs);
    if (n % 50 === 0) parts.push(hex('1f43b675'), unknownSize, element('e7', time));
    const block = Buffer.from([0x81, 0, 0, 0x80, ...Buffer.from(`frame ${n}`)]);
    block.writeInt16BE(atMs - fromMs, 1);
    parts.push(element('a3', block));
  }
  return Buffer.concat(parts);
}
