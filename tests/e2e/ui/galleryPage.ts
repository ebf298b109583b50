// The gallery of the design system as specs drive it: a language, a theme, a part of it.
import type { Page } from '@playwright/test';
import type { Tour } from '../fixtures.ts';

export type Lang = 'en' | 'az' | 'ru';
export const parts = ['buttons', 'fields', 'lists', 'states', 'layers', 'formats'] as const;

export async function openGallery(tour: Tour, language: Lang, theme: 'light' | 'dark'): Promise<void> {
  await tour.call('company.savePreferences', { language, theme });
  await tour.open('/ui');
  await tour.page.locator(`html[lang=${language}][data-theme=${theme}]`).waitFor();
  await tour.page.getByRole('radiogroup', { name: 'gallery' }).waitFor();
}

export async function choosePart(page: Page, part: (typeof parts)[number]): Promise<void> {
  await page.getByRole('radio', { name: part, exact: true }).check();
  await page.evaluate(() => document.fonts.ready);
}
