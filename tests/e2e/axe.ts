// axe over the whole page: zero violations, no exclusions.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type AxeResult = {
  violations: { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[];
};

/** Every violation as the rule, the element and what is wrong. */
export async function axeFaults(page: Page): Promise<unknown[]> {
  // evaluate runs outside the page's CSP, a script tag would not.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const result = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: unknown): Promise<unknown> } };
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return axe.run({ runOnly, resultTypes: ['violations'] });
  });
  return (result as AxeResult).violations.map((v) => ({
    rule: v.id,
    nodes: v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')}: ${n.failureSummary}`),
  }));
}

export async function expectNoAxeViolations(page: Page, context: string): Promise<void> {
  expect(await axeFaults(page), `axe: ${context}`).toEqual([]);
}
