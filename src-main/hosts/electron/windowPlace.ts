// Where a window stood, kept in a small file and brought back onto the screens of today. The clamp is pure.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { firstSize, minimumSize } from './windowDefaults.ts';

export const WindowPlace = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
  isMaximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof WindowPlace>;
export type Area = { x: number; y: number; width: number; height: number };

const overlap = (a: Area, b: Area): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

const between = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(value, Math.max(low, high)));

/**
 * Fits a saved place onto the work area it overlaps most; one that lies on no screen is forgotten.
 * @param areas work areas of the screens, the primary first
 */
export function clampPlace(saved: Area, areas: readonly Area[]): Area | undefined {
  const [best] = [...areas].sort((a, b) => overlap(saved, b) - overlap(saved, a));
  if (!best || overlap(saved, best) === 0) return undefined;
  const width = between(saved.width, minimumSize.minWidth, best.width);
  const height = between(saved.height, minimumSize.minHeight, best.height);
  return {
    x: between(saved.x, best.x, best.x + best.width - width),
    y: between(saved.y, best.y, best.y + best.height - height),
    width,
    height,
  };
}

/** @returns undefined when there is none or it is unreadable: a window's place is no user data */
export function loadPlace(path: string): WindowPlace | undefined {
  try {
    return WindowPlace.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

export function savePlace(path: string, place: WindowPlace): void {
  writeFileSync(`${path}.tmp`, JSON.stringify(place));
  renameSync(`${path}.tmp`, path);
}

/** The place to open at: the saved one on today's screens, else the first size in the middle. */
export function openingPlace(saved: WindowPlace | undefined, areas: readonly Area[]): Partial<Area> {
  return (saved && clampPlace(saved, areas)) ?? firstSize;
}

const stepPx = 32;

/** The place of one more window: a step down and right of the one before, on its screen. */
export function beside(previous: Area, areas: readonly Area[]): Partial<Area> {
  const moved = { ...previous, x: previous.x + stepPx, y: previous.y + stepPx };
  return clampPlace(moved, areas) ?? firstSize;
}
