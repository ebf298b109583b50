// Once for all Electron tests: the real Electron unpacked, our build in its place, a display.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { coreNode, demand, makeProgram, root, startDisplay, testElectron } from './testElectron.ts';

// biome-ignore lint/style/noDefaultExport: Playwright takes the default export
export default async function globalSetup(): Promise<() => void> {
  demand(coreNode, 'npm ci');
  demand(join(root, 'dist/renderer/index.html'), 'npm run build');
  demand(join(root, 'dist/electron/main.js'), 'npm run build:electron');
  execFileSync(process.execPath, [join(root, 'scripts/electron/fetchTestElectron.mjs')]);
  makeProgram(testElectron, 'built', root);
  const { display, stop } = await startDisplay();
  process.env.DISPLAY = display;
  return stop;
}
