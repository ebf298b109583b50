// Reads logo, stamp and signature pictures (PNG, JPEG) and places them on a page. A picture is decoded once per
// worker: pdfkit itself unpacks an alpha PNG anew in every document, and in an order that varies.
import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { AppError } from '#shared/contract/errors.ts';

export type Picture = { width: number; height: number } & (
  | { format: 'jpeg'; bytes: Uint8Array }
  | { format: 'png'; rgb: Uint8Array; alpha: Uint8Array | null }
);

/** More pixels than this are a mistake or a bomb: a stamp at 600 dpi has one million. */
const maxPixels = 20_000_000;

/** A logo 60 mm wide at 600 dpi; finer scans only fatten every letter. */
const maxSide = 1_400;

/**
 * Decodes a PNG or JPEG.
 * @throws AppError invalid_input `picture_unreadable` (not a whole PNG or JPEG) or `picture_too_large`
 */
export function readPicture(bytes: Uint8Array): Picture {
  if (isPng(bytes)) return readPng(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(bytes);
  throw unreadable();
}

/**
 * Draws the picture inside a box, keeping its proportions.
 * @param align where in the box: `left` and `center` are centred vertically
 */
export function drawPicture(
  doc: PDFKit.PDFDocument,
  picture: Picture,
  box: { x: number; y: number; width: number; height: number; align: 'left' | 'center' },
): void {
  const fit: [number, number] = [box.width, box.height];
  const source = picture.format === 'jpeg' ? Buffer.from(picture.bytes) : embeddedPng(doc, picture);
  // The types know files and bytes only; pdfkit 0.20 also takes an opened image, which this is.
  doc.image(source as Buffer, box.x, box.y, {
    fit,
    align: box.align === 'left' ? undefined : 'center',
    valign: 'center',
  });
}

function isPng(bytes: Uint8Array): boolean {
  return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, index) => bytes[index] === byte);
}

function readPng(bytes: Uint8Array): Picture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // pngjs fills the rest of a cut file with nothing; its own end mark tells a whole one.
  if (bytes.length < 33 || Buffer.from(bytes).lastIndexOf('IEND', undefined, 'latin1') < 33)
    throw unreadable();
  checkSize(view.getUint32(16), view.getUint32(20));
  const { width, height, rgb, alpha } = shrunk(decodePng(bytes));
  const isOpaque = alpha.every((value) => value === 255);
  return { format: 'png', width, height, rgb: deflateSync(rgb), alpha: isOpaque ? null : deflateSync(alpha) };
}

/** Splits colour from transparency, and averages squares of pixels where a scan is finer than print can show. */
function shrunk({ width, height, data }: { width: number; height: number; data: Buffer }) {
  const step = Math.ceil(Math.max(width, height) / maxSide);
  const small = { width: Math.floor(width / step) || 1, height: Math.floor(height / step) || 1 };
  const rgb = Buffer.alloc(small.width * small.height * 3);
  const alpha = Buffer.alloc(small.width * small.height);
  for (let pixel = 0; pixel < alpha.length; pixel += 1) {
    const left = (pixel % small.width) * step;
    const top = Math.floor(pixel / small.width) * step;
    const sum = [0, 0, 0, 0] as [number, number, number, number];
    for (let y = top; y < Math.min(top + step, height); y += 1) {
      for (let x = left; x < Math.min(left + step, width); x += 1) addPixel(sum, data, (y * width + x) * 4);
    }
    const weight = sum[3];
    for (let channel = 0; channel < 3; channel += 1) {
      rgb[pixel * 3 + channel] = weight === 0 ? 255 : Math.round((sum[channel] ?? 0) / weight);
    }
    alpha[pixel] = Math.round(weight / (Math.min(step, height - top) * Math.min(step, width - left)));
  }
  return { ...small, rgb, alpha };
}

/** Colours weigh as much as they are opaque: a transparent black must not darken an edge. */
function addPixel(sum: [number, number, number, number], data: Buffer, at: number): void {
  const opacity = data[at + 3] ?? 0;
  sum[0] += (data[at] ?? 0) * opacity;
  sum[1] += (data[at + 1] ?? 0) * opacity;
  sum[2] += (data[at + 2] ?? 0) * opacity;
  sum[3] += opacity;
}

function decodePng(bytes: Uint8Array): { width: number; height: number; data: Buffer } {
  try {
    return PNG.sync.read(Buffer.from(bytes));
  } catch (cause) {
    throw unreadable(cause);
  }
}

/** Walks the segments to the frame header; the entropy-coded data itself is left to the viewer. */
function readJpeg(bytes: Uint8Array): Picture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const endsWhole =
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('ffd9', undefined, 'hex') > 0;
  let offset = 2;
  while (endsWhole && offset + 10 < bytes.length && view.getUint8(offset) === 0xff) {
    const marker = view.getUint8(offset + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const height = view.getUint16(offset + 5);
      const width = view.getUint16(offset + 7);
      checkSize(width, height);
      if (![1, 3, 4].includes(view.getUint8(offset + 9))) throw unreadable();
      return { format: 'jpeg', width, height, bytes };
    }
    offset += marker === 0xff ? 1 : 2 + view.getUint16(offset + 2);
  }
  throw unreadable();
}

function checkSize(width: number, height: number): void {
  if (width === 0 || height === 0) throw unreadable();
  if (width * height > maxPixels) throw new AppError('invalid_input', 'picture_too_large', { width, height });
}

function embeddedPng(doc: PDFKit.PDFDocument, picture: Extract<Picture, { format: 'png' }>): unknown {
  const { width, height } = picture;
  const common = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8 };
  const whole = { ...common, Filter: 'FlateDecode' };
  const mask = picture.alpha === null ? null : doc.ref({ ...whole, ColorSpace: 'DeviceGray' });
  mask?.end(Buffer.from(picture.alpha ?? []));
  const obj = doc.ref({ ...whole, ColorSpace: 'DeviceRGB', ...(mask === null ? {} : { SMask: mask }) });
  obj.end(Buffer.from(picture.rgb));
  return { width, height, obj, label: `Png${(obj as unknown as { id: number }).id}` };
}

function unreadable(cause?: unknown): AppError {
  return new AppError('invalid_input', 'picture_unreadable', undefined, { cause });
}
