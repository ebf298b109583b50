// Every screen and main dialog of the demo company, in three languages and three themes: axe without exclusions, and
// nothing cut at 1366×768 and at 150 %. Console errors and CSP violations fail it (fixture).
import { axeFaults } from './axe.ts';
import { expectNothingCut } from './cuts.ts';
import { expect, test } from './fixtures.ts';
import { closeLayers, languages, screens, walkedThemes } from './screens.ts';

test.describe.configure({ mode: 'parallel' });
const usual = { width: 1366, height: 768 };
// What 1366×768 holds when the desktop is zoomed.
const zoomed = { width: 911, height: 512 };

for (const language of languages) {
  test(`every screen in ${language}, light and dark: no violation, nothing cut`, async ({ tour }) => {
    test.setTimeout(220_000);
    const { page, call, open } = tour;
    // High contrast follows the system: light in one language, dark in another.
    await page.emulateMedia({ colorScheme: language === 'az' ? 'dark' : 'light' });
    await call('company.savePreferences', { language, theme: 'light' });
    await open();
    await page.locator(`html[lang=${language}][data-theme=light]`).waitFor();
    for (const screen of screens) {
      await test.step(screen.name, async () => {
        await screen.show({ page, call, open });
        await expectNothingCut(page, `${screen.name} ${language}`, { areHeadersWhole: true });
        for (const theme of walkedThemes) {
          await call('company.savePreferences', { theme });
          await page.locator(`html[data-theme=${theme}]`).waitFor();
          const context = `${screen.name} ${language} ${theme}`;
          expect
            .soft(await axeFaults(page, theme === 'light' ? 'all' : 'colours'), `axe: ${context}`)
            .toEqual([]);
        }
        await page.setViewportSize(zoomed);
        await expectNothingCut(page, `${screen.name} ${language} at 150 %`, { areHeadersWhole: false });
        await page.setViewportSize(usual);
        await closeLayers(tour);
      });
    }
  });
}
