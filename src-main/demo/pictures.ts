// Draws the demo's pictures as PNG: logo, round stamp with a ring of text, signatures, furniture. No files, no fonts.
import { PNG } from 'pngjs';
import type { SeededRandom } from '#shared/lib/seededRandom.ts';

type Rgba = readonly [r: number, g: number, b: number, a: number];
type Paint = (x: number, y: number) => Rgba;

const clear: Rgba = [0, 0, 0, 0];
const stampBlue: Rgba = [28, 58, 148, 235];
const inkBlue: Rgba = [20, 34, 110, 255];
const subPixels = [0.25, 0.75];

/** Four samples a pixel, so that edges are smooth. */
function draw(width: number, height: number, paint: Paint): Uint8Array {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const sum = [0, 0, 0, 0];
      for (const dy of subPixels) {
        for (const dx of subPixels) {
          const [r, g, b, a] = paint(x + dx, y + dy);
          sum[0] = (sum[0] ?? 0) + r * a;
          sum[1] = (sum[1] ?? 0) + g * a;
          sum[2] = (sum[2] ?? 0) + b * a;
          sum[3] = (sum[3] ?? 0) + a;
        }
      }
      const [r = 0, g = 0, b = 0, a = 0] = sum;
      png.data.set(a === 0 ? clear : [r / a, g / a, b / a, a / 4], (y * width + x) * 4);
    }
  }
  return PNG.sync.write(png, { deflateLevel: 6 });
}

/** Five columns by seven rows of the letters that the ring needs, a row a base-32 digit. */
const glyphs: Readonly<Record<string, string>> = {
  X: 'hha4ahh',
  Z: 'v1248gv',
  R: 'uhhukih',
  M: 'hrllhhh',
  E: 'vggvggv',
  B: 'uhhuhhu',
  L: 'ggggggv',
  A: 'ehhvhhh',
  K: 'hikokih',
  I: 'e44444e',
  Ə: 'u11fhhe',
  '*': '0eveve0',
  ' ': '0000000',
};

function isGlyphDot(letter: string, column: number, row: number): boolean {
  const bits = Number.parseInt(glyphs[letter]?.charAt(row) || '0', 32);
  return column >= 0 && column < 5 && ((bits >> (4 - column)) & 1) === 1;
}

/** Letters stand upright along a circle: the angle chooses letter and column, the radius the row. */
function isRingText(
  text: string,
  angle: number,
  radius: number,
  ring: { inner: number; outer: number },
): boolean {
  if (radius < ring.inner || radius >= ring.outer) return false;
  const turn = (angle / (2 * Math.PI) + 1.25) % 1;
  const place = turn * text.length;
  const column = Math.floor((place % 1) * 7) - 1;
  const row = Math.floor(((ring.outer - radius) / (ring.outer - ring.inner)) * 7);
  return isGlyphDot(text.charAt(Math.floor(place)), column, row);
}

export function drawStamp(): Uint8Array {
  const size = 320;
  const middle = size / 2;
  const text = 'XƏZƏR MEBEL * BAKI * XƏZƏR MEBEL * BAKI * ';
  return draw(size, size, (x, y) => {
    const radius = Math.hypot(x - middle, y - middle);
    const isLine =
      (radius > 150 && radius < 156) || (radius > 142 && radius < 144) || (radius > 98 && radius < 101);
    if (isLine || isRingText(text, Math.atan2(y - middle, x - middle), radius, { inner: 110, outer: 134 }))
      return stampBlue;
    const [letter, left] = x < middle ? (['X', 100] as const) : (['M', 170] as const);
    return isGlyphDot(letter, Math.floor((x - left) / 10), Math.floor((y - 118) / 12)) ? stampBlue : clear;
  });
}

export function drawLogo(): Uint8Array {
  const green: Rgba = [14, 116, 98, 255];
  const white: Rgba = [255, 255, 255, 255];
  return draw(240, 240, (x, y) => {
    const [dx, dy] = [Math.max(0, Math.abs(x - 120) - 70), Math.max(0, Math.abs(y - 120) - 70)];
    if (Math.hypot(dx, dy) > 48) return clear;
    const isBack = x > 72 && x < 92 && y > 54 && y < 190;
    const isSeat = x > 72 && x < 170 && y > 118 && y < 138;
    const isLeg = x > 150 && x < 170 && y > 118 && y < 190;
    const isWave = Math.abs(y - 84 - 9 * Math.sin(x / 9)) < 5 && x > 100 && x < 178;
    return isBack || isSeat || isLeg || isWave ? white : green;
  });
}

/** A pen stroke of a few drawn waves. */
export function drawSignature(random: SeededRandom): Uint8Array {
  const [width, height] = [300, 110];
  const waves = Array.from({ length: 4 }, (_, i) => ({
    size: random.int(8, 22) / (i + 1),
    pace: random.int(2, 5) * (i + 1),
    shift: random.next() * 6,
  }));
  const dots = new Uint8Array(width * height * 4);
  const put = (x: number, y: number): void => {
    for (let dy = -2; dy <= 2; dy += 1) {
      for (let dx = -2; dx <= 2; dx += 1) {
        const [px, py] = [Math.round(x * 2) + dx, Math.round(y * 2) + dy];
        if (dx * dx + dy * dy <= 5 && px >= 0 && px < width * 2 && py >= 0 && py < height * 2)
          dots[py * width * 2 + px] = 1;
      }
    }
  };
  for (let step = 0; step <= 1; step += 0.0008) {
    const fade = 1 - step * 0.7;
    const wave = waves.reduce((sum, w) => sum + w.size * Math.sin(step * w.pace * 6 + w.shift), 0);
    put(25 + step * 235 + 14 * Math.cos(step * 40) * fade, 55 + wave * fade);
  }
  return draw(width, height, (x, y) =>
    dots[Math.floor(y * 2) * width * 2 + Math.floor(x * 2)] === 1 ? inkBlue : clear,
  );
}

type Box = readonly [x: number, y: number, width: number, height: number, shade: number];

/** Boxes of a piece of furniture on a field of 100 × 100; the shade is in percent of the material's colour. */
const shapes: Readonly<Record<string, readonly Box[]>> = {
  sofa: [
    [12, 34, 76, 26, 85],
    [8, 44, 12, 30, 70],
    [80, 44, 12, 30, 70],
    [20, 56, 30, 12, 100],
    [51, 56, 29, 12, 100],
    [12, 68, 76, 8, 60],
    [14, 76, 4, 6, 40],
    [82, 76, 4, 6, 40],
  ],
  table: [
    [10, 40, 80, 7, 100],
    [14, 47, 5, 36, 70],
    [81, 47, 5, 36, 70],
    [19, 47, 62, 5, 80],
  ],
  chair: [
    [32, 16, 6, 68, 75],
    [32, 16, 34, 26, 95],
    [32, 52, 36, 7, 100],
    [62, 52, 6, 32, 75],
  ],
  wardrobe: [
    [18, 10, 64, 78, 80],
    [20, 12, 29, 74, 100],
    [51, 12, 29, 74, 92],
    [46, 46, 2, 10, 40],
    [52, 46, 2, 10, 40],
  ],
  bed: [
    [10, 26, 80, 28, 70],
    [10, 54, 80, 18, 95],
    [16, 46, 30, 10, 130],
    [54, 46, 30, 10, 130],
    [12, 72, 6, 10, 50],
    [82, 72, 6, 10, 50],
  ],
  board: [
    [14, 22, 60, 50, 70],
    [20, 28, 60, 50, 85],
    [26, 34, 60, 50, 100],
  ],
  fitting: [
    [22, 40, 56, 14, 90],
    [22, 34, 8, 26, 70],
    [70, 34, 8, 26, 70],
    [46, 54, 8, 16, 60],
  ],
};

/** Which shape stands for a family of goods, and its colour. */
const looks: Readonly<
  Record<string, readonly [shape: keyof typeof shapes, r: number, g: number, b: number]>
> = {
  DV: ['sofa', 70, 110, 150],
  KR: ['sofa', 160, 96, 70],
  JM: ['table', 150, 105, 62],
  ÇR: ['bed', 128, 92, 66],
  ŞK: ['wardrobe', 170, 130, 88],
  OM: ['table', 110, 84, 60],
  OK: ['chair', 60, 64, 72],
  MD: ['wardrobe', 92, 128, 110],
  ST: ['chair', 166, 120, 74],
  LM: ['board', 190, 150, 100],
  BY: ['board', 96, 150, 170],
  HN: ['fitting', 140, 144, 150],
  RL: ['fitting', 120, 126, 134],
  TK: ['fitting', 176, 150, 90],
  LD: ['board', 180, 166, 140],
  KN: ['board', 90, 74, 60],
};

export const picturedFamilies: readonly string[] = Object.keys(looks);

export function drawFurniture(code: string): Uint8Array {
  const [shape, r, g, b] = looks[code] ?? ['board', 128, 128, 128];
  const boxes = [...(shapes[shape] ?? [])].reverse();
  const field: Rgba = [244, 242, 238, 255];
  return draw(240, 240, (x, y) => {
    const box = boxes.find(
      ([left, top, w, h]) => x / 2.4 >= left && x / 2.4 < left + w && y / 2.4 >= top && y / 2.4 < top + h,
    );
    if (!box) return Math.abs(y / 2.4 - 86) < 0.6 ? [215, 210, 202, 255] : field;
    const light = (box[4] / 100) * (1 + 0.03 * Math.sin(x / 3 + Math.sin(y / 21) * 3));
    return [Math.min(255, r * light), Math.min(255, g * light), Math.min(255, b * light), 255];
  });
}
