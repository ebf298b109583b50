// A mark in the corner of a picture. Pixels only.
import type { TrayState } from './phoneHost.rules.ts';

type Rgb = readonly [red: number, green: number, blue: number];
const colours: Readonly<Record<TrayState | 'missed', Rgb>> = {
  ringing: [240, 150, 20],
  call: [30, 160, 80],
  ready: [30, 160, 80],
  offline: [130, 135, 145],
  missed: [210, 40, 50],
};

/**
 * Paints a disc with a white rim into a bitmap of four bytes a pixel, blue first as Electron has it; a state that differs by
 * colour alone differs by shape too: `ready` is a ring.
 */
export function paintMark(bitmap: Uint8Array, side: number, mark: keyof typeof colours): Uint8Array {
  const painted = Uint8Array.from(bitmap);
  const [red, green, blue] = colours[mark];
  const radius = side * (mark === 'missed' ? 0.48 : 0.27);
  const centre = mark === 'missed' ? side / 2 : side - radius - 1;
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const distance = Math.hypot(x + 0.5 - centre, y + 0.5 - centre);
      if (distance > radius) continue;
      const isRim = distance > radius * 0.78;
      const isHole = mark === 'ready' && distance < radius * 0.35;
      const colour = isRim || isHole ? [255, 255, 255, 255] : [blue, green, red, 255];
      painted.set(colour, (y * side + x) * 4);
    }
  return painted;
}
