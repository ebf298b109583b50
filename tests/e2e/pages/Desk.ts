// The desk as a rep and an assistive tool find it: regions, counters, the day's list, the client, its dialogs.
import type { Locator, Page } from '@playwright/test';

export class Desk {
  readonly page: Page;
  readonly calendar: Locator;
  readonly dayPartners: Locator;
  readonly list: Locator;
  readonly client: Locator;
  readonly contacts: Locator;
  readonly interactions: Locator;
  readonly finance: Locator;
  readonly note: Locator;

  constructor(page: Page) {
    const region = (name: string): Locator => page.getByRole('region', { name, exact: true });
    this.page = page;
    this.calendar = region('Calendar');
    this.dayPartners = region('Partners of the day');
    this.list = this.dayPartners.getByRole('listbox');
    this.client = region('Client');
    this.contacts = region('Contacts');
    this.interactions = region('Interactions');
    this.finance = region('Finance');
    this.note = this.interactions.getByRole('textbox', { name: 'Quick note' });
  }

  /** `Events 3`: the button whose name is the word and the number. */
  counter(name: 'Events' | 'Overdue', count: number): Locator {
    return this.page.getByRole('button', { name: `${name} ${count}`, exact: true });
  }

  row(name: string): Locator {
    return this.list.getByRole('option', { name });
  }

  /** The name at the head of the client's record. */
  clientNamed(name: string): Locator {
    return this.client.getByRole('heading', { level: 1, name });
  }

  /** A day of the calendar by its date, 'YYYY-MM-DD'. */
  day(date: string): Locator {
    return this.calendar.locator(`[data-day="${date}"]`);
  }

  interaction(name: string): Locator {
    return this.interactions.getByRole('article', { name });
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** The message that passes after a step, with its Undo. */
  undo(title: string): Locator {
    return this.page.getByRole('dialog', { name: title }).getByRole('button', { name: 'Undo', exact: true });
  }

  /** The client's tab. */
  tab(name: 'Interactions' | 'Finance'): Locator {
    return this.client.getByRole('tab', { name, exact: true });
  }

  /** Keeps `tel:` links in the page and notes what was dialled: a test machine has no telephone. */
  async catchCalls(): Promise<() => Promise<string>> {
    await this.page.addInitScript(() => {
      document.addEventListener(
        'click',
        (event) => {
          const link = event.target instanceof Element ? event.target.closest('a[href^="tel:"]') : null;
          if (!link) return;
          event.preventDefault();
          document.documentElement.dataset.dialled = link.getAttribute('href') ?? '';
        },
        true,
      );
    });
    return () => this.page.evaluate(() => document.documentElement.dataset.dialled ?? '');
  }
}
