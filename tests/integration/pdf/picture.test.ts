// Pictures from users: what is read, and what is refused with a clear reason instead of a broken document.
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readPicture } from '#main/pdf/picture.ts';
import { AppError } from '#shared/contract/errors.ts';
import { logoPicture, samplePng, stampPicture } from './samplePictures.ts';

const reasonOf = (bytes: Uint8Array) => {
  try {
    return readPicture(bytes).format;
  } catch (thrown) {
    return thrown instanceof AppError ? `${thrown.code} ${thrown.reason}` : thrown;
  }
};

describe('readPicture', () => {
  test('keeps transparency where there is some', () => {
    const { format, width, height } = readPicture(stampPicture(64));
    expect({ format, width, height }).toEqual({ format: 'png', width: 64, height: 64 });
    expect(readPicture(logoPicture())).toMatchObject({ width: 320, height: 96, alpha: null });
    const rgb = Buffer.alloc(3, 7);
    expect(readPicture(samplePng(1, 1, () => [7, 7, 7, 9]))).toMatchObject({
      rgb: deflateSync(rgb),
      alpha: deflateSync(Buffer.from([9])),
    });
  });

  test('a scan finer than print is averaged, edges keep their colour', () => {
    const stripes = samplePng(2_800, 2, (x) => (x % 2 === 0 ? [200, 0, 0, 255] : [0, 0, 0, 0]));
    const expected = { rgb: Buffer.alloc(1_400 * 3), alpha: Buffer.alloc(1_400, 128) };
    for (let pixel = 0; pixel < 1_400; pixel += 1) expected.rgb[pixel * 3] = 200;
    expect(readPicture(stripes)).toEqual({
      format: 'png',
      width: 1_400,
      height: 1,
      rgb: deflateSync(expected.rgb),
      alpha: deflateSync(expected.alpha),
    });
  });

  test('a picture that is no picture', () => {
    const stamp = stampPicture(64);
    const flipped = stamp.slice();
    flipped[60] = (flipped[60] ?? 0) ^ 0xff;
    const huge = stamp.slice();
    new DataView(huge.buffer).setUint32(16, 60_000);
    new DataView(huge.buffer).setUint32(20, 60_000);
    const refused = {
      empty: new Uint8Array(),
      text: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      pngHeadOnly: stamp.slice(0, 20),
      pngCut: stamp.slice(0, stamp.length - 40),
      pngFlipped: flipped,
      jpegCut: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 2, 3]),
      huge,
    };
    expect(
      Object.fromEntries(Object.entries(refused).map(([name, bytes]) => [name, reasonOf(bytes)])),
    ).toEqual({
      empty: 'invalid_input picture_unreadable',
      text: 'invalid_input picture_unreadable',
      pngHeadOnly: 'invalid_input picture_unreadable',
      pngCut: 'invalid_input picture_unreadable',
      pngFlipped: 'invalid_input picture_unreadable',
      jpegCut: 'invalid_input picture_unreadable',
      huge: 'invalid_input picture_too_large',
    });
  });
});
