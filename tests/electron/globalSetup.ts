// Once for all Electron tests: the real Electron unpacked, our build in its place, a display.
import { join } from 'node:path';
import { fetchTestElectron } from '../../scripts/electron/fetchTestElectron.mjs';
import { coreNode, demand, makeBuiltProgram, root, startDisplay } from './testElectron.ts';

export default async function globalSetup(): Promise<() => void> {
  demand(coreNode, 'npm ci');
  demand(join(root, 'dist/renderer/index.html'), 'npm run build');
  demand(join(root, 'dist/electron/main.js'), 'npm run build:electron');
  makeBuiltProgram(await fetchTestElectron());
  const { display, stop } = await startDisplay();
  process.env.DISPLAY = display;
  return stop;
}
