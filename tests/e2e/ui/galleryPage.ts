// The gallery as tests drive it: open a part in a language and theme, collect faults, ask axe.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { makeFolder, type Program, startProgram } from '../program.ts';

export type Lang = 'en' | 'az' | 'ru';
export const parts = ['buttons', 'fields', 'lists', 'states', 'layers', 'formats'] as const;

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Console errors, page errors and CSP violations from now on. */
export function collectFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  return faults;
}

export type GalleryHost = { program: Program; close(): Promise<void> };

/** The built program with an empty company: the gallery is one of its pages. */
export async function startGallery(): Promise<GalleryHost> {
  const { dir, remove } = makeFolder();
  const program = await startProgram(dir);
  await program.call('company.setUp', setUpInput());
  return {
    program,
    async close() {
      await program.stop('SIGTERM');
      remove();
    },
  };
}

export async function openGallery(
  page: Page,
  { program }: GalleryHost,
  language: Lang,
  theme: 'light' | 'dark',
): Promise<void> {
  await program.call('company.savePreferences', { language, theme });
  await page.goto(`${program.url}/#${program.token}`);
  await page.locator(`html[lang=${language}][data-theme=${theme}]`).waitFor();
  await page.evaluate(() => {
    location.hash = '#/ui';
  });
  await page.getByRole('radiogroup', { name: 'gallery' }).waitFor();
}

export async function choosePart(page: Page, part: (typeof parts)[number]): Promise<void> {
  await page.getByRole('radio', { name: part, exact: true }).check();
  await page.evaluate(() => document.fonts.ready);
}

/** Runs axe over the whole page; each violation as `rule: targets`. */
export async function axeViolations(page: Page): Promise<string[]> {
  // evaluate runs outside the page's CSP, a script tag would not.
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(
          context: Document,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] }>;
      };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run(document, { runOnly: tags });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary})`).join('; ')}`,
    );
  });
}
