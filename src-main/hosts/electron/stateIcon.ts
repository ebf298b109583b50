// The program's icon with a mark of how the phone stands, painted from the one picture there is. How a mark is painted: paintMark.ts.
import { type NativeImage, nativeImage } from 'electron';
import { paintMark } from './paintMark.ts';
import type { TrayState } from './phoneHost.rules.ts';

const sidePx = 32;

const imageOf = (bitmap: Uint8Array): NativeImage =>
  nativeImage.createFromBitmap(Buffer.from(bitmap), { width: sidePx, height: sidePx, scaleFactor: 2 });

/** @param icon path of the program's picture */
export function trayIcon(icon: string, state: TrayState): NativeImage {
  const base = nativeImage.createFromPath(icon).resize({ width: sidePx, height: sidePx, quality: 'best' });
  return imageOf(paintMark(base.toBitmap(), sidePx, state));
}

/** Over the button of the task bar (Windows). */
export const missedIcon = (): NativeImage =>
  imageOf(paintMark(new Uint8Array(sidePx * sidePx * 4), sidePx, 'missed'));
