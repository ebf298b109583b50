// axe over the whole page: zero violations, no exclusions.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type AxeResult = {
  violations: { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[];
};

const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a theme can change on a page whose every rule was asked in the other theme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Every violation as the rule, the element and what is wrong. */
export async function axeFaults(page: Page, asked: 'all' | 'colours' = 'all'): Promise<unknown[]> {
  // evaluate runs outside the page's CSP, a script tag would not.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const runOnly = asked === 'all' ? allRules : { type: 'rule', values: colourRules };
  const result = await page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: { run(options: unknown): Promise<unknown> } };
    return axe.run({ runOnly: only, resultTypes: ['violations'] });
  }, runOnly);
  return (result as AxeResult).violations.map((v) => ({
    rule: v.id,
    nodes: v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')}: ${n.failureSummary}`),
  }));
}

export async function expectNoAxeViolations(page: Page, context: string): Promise<void> {
  expect(await axeFaults(page), `axe: ${context}`).toEqual([]);
}
