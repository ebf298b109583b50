// Draws resources/icons/icon.svg to the PNG that electron-builder and the windows use. Run by hand after a
// change of the drawing; needs Debian's chromium.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const icons = join(dirname(fileURLToPath(import.meta.url)), '../../resources/icons');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1024, height: 1024 } });
await page.setContent(`<style>body { margin: 0 }</style>${readFileSync(join(icons, 'icon.svg'), 'utf8')}`);
await page.screenshot({ path: join(icons, 'icon.png'), omitBackground: true });
await browser.close();
