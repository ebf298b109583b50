// The Items screen as a user and an assistive tool find it: the tree, the list, the card, the forms.
import { expect, type Locator, type Page } from '@playwright/test';

export class Items {
  readonly page: Page;
  readonly tree: Locator;
  readonly grid: Locator;
  readonly search: Locator;
  readonly card: Locator;

  constructor(page: Page) {
    this.page = page;
    this.tree = page.getByRole('tree', { name: 'Item groups' });
    this.grid = page.getByRole('grid', { name: 'Items' });
    this.search = page.getByRole('searchbox', { name: 'Find an item' });
    this.card = page.getByRole('region', { name: 'Item card', exact: true });
  }

  group(name: string): Locator {
    return this.tree.getByRole('treeitem', { name, exact: true });
  }

  row(name: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: name });
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name, exact: true });
  }

  /** A text or a searchable choice of a form. */
  field(dialog: string, name: string): Locator {
    const form = this.dialog(dialog);
    return form
      .getByRole('textbox', { name, exact: true })
      .or(form.getByRole('combobox', { name, exact: true }));
  }

  /** Walks by Tab to the field of the open dialog. */
  async tabTo(field: Locator): Promise<void> {
    for (let step = 0; step < 30; step++) {
      if (await field.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    await expect(field).toBeFocused();
  }

  /** Types into fields of the open dialog, going from one to the next by Tab. */
  async fill(dialog: string, texts: { readonly [label: string]: string }): Promise<void> {
    for (const [label, text] of Object.entries(texts)) {
      await this.tabTo(this.field(dialog, label));
      await this.page.keyboard.press('Control+A');
      await this.page.keyboard.type(text);
    }
  }
}
