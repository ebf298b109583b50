// What a person would see cut: text that its box hides, anything right of the window. Text marked data-ellipsis may be
// cut, since it says itself whole on hover; but not on a button or tab, where two would look the same.
import { expect, type Page } from '@playwright/test';

export type CutRules = { areHeadersWhole: boolean };

/** Runs in the page. */
function findCuts({ areHeadersWhole }: CutRules): string[] {
  const isReal = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    return (
      box.width > 1 && box.height > 1 && element.checkVisibility() && !element.closest('.visually-hidden')
    );
  };
  const hasOwnText = (element: Element): boolean =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  const mayBeCut = (element: Element): boolean => {
    if (element.closest('button:not([role=combobox]), [role=tab], [role=radio], label')) return false;
    if (areHeadersWhole && element.closest('[role=columnheader]')) return false;
    return element.closest('[data-ellipsis]') !== null;
  };
  const widthOf = (element: Element): DOMRect => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };
  const cutBy = (element: Element): string => {
    const text = widthOf(element);
    for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
      const overflow = getComputedStyle(box).overflowX;
      if (overflow === 'auto' || overflow === 'scroll') return '';
      if (overflow === 'visible') continue;
      const edge = box.getBoundingClientRect();
      if (text.right > edge.right + 1.5 || text.left < edge.left - 1.5) return 'cut';
    }
    return text.right > innerWidth + 1 ? 'right of the window' : '';
  };
  const found: string[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (
      !hasOwnText(element) ||
      !isReal(element) ||
      element.closest('[aria-hidden=true], kbd, textarea, option')
    )
      continue;
    const fault = cutBy(element);
    if (fault && !mayBeCut(element)) found.push(`${fault}: “${element.textContent?.trim().slice(0, 60)}”`);
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) found.push('the page scrolls sideways');
  return [...new Set(found)];
}

export async function expectNothingCut(page: Page, context: string, rules: CutRules): Promise<void> {
  expect.soft(await page.evaluate(findCuts, rules), `cut: ${context}`).toEqual([]);
}
