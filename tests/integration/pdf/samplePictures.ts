// Pictures for the PDF tests, drawn here so that no binary file lies in the repository: a round blue stamp and a
// pen stroke with transparency, and an opaque logo.
import { crc32, deflateSync } from 'node:zlib';

type Rgba = [red: number, green: number, blue: number, alpha: number];

export function samplePng(width: number, height: number, pixel: (x: number, y: number) => Rgba): Uint8Array {
  const raw = Buffer.alloc(height * (width * 4 + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) raw.set(pixel(x, y), y * (width * 4 + 1) + 1 + x * 4);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat(parts));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

const blue = (alpha: number): Rgba => [28, 58, 160, Math.round(alpha * 255)];

export function stampPicture(size = 420): Uint8Array {
  const middle = size / 2;
  return samplePng(size, size, (x, y) => {
    const radius = Math.hypot(x - middle, y - middle) / middle;
    const isRing = (radius > 0.93 && radius < 0.99) || (radius > 0.6 && radius < 0.62);
    const angle = Math.atan2(y - middle, x - middle);
    const isLetter =
      radius > 0.7 && radius < 0.85 && Math.sin(angle * 24) > 0.1 && Math.sin(angle * 7) > -0.8;
    const isBar = radius < 0.45 && Math.abs((y - middle) % 28) < 7 && Math.abs(x - middle) < size * 0.18;
    return blue(isRing || isLetter || isBar ? 0.72 : 0);
  });
}

export function signaturePicture(phase = 0): Uint8Array {
  return samplePng(360, 130, (x, y) => {
    const wave = 65 + 42 * Math.sin(x / 17 + phase) * Math.sin(x / 95) + 10 * Math.cos(x / 8);
    return blue(Math.abs(y - wave) < 2.6 + 1.5 * Math.sin(x / 11) && x > 12 && x < 348 ? 0.9 : 0);
  });
}

export function logoPicture(): Uint8Array {
  return samplePng(320, 96, (x, y) => {
    const isMark = Math.hypot(x - 48, y - 48) < 40;
    const isHole = Math.hypot(x - 58, y - 44) < 18;
    const isText = x > 110 && x < 300 && y > 34 && y < 62 && (x - 110) % 24 < 16;
    return isMark && !isHole ? [210, 70, 40, 255] : isText ? [40, 48, 60, 255] : [255, 255, 255, 255];
  });
}
