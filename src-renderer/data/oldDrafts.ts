// Drafts that an earlier version left in the browser's storage, in plain text: moved into the company file once.
import type { DraftKeeper } from './draftKeeper.ts';

const forms = 'yolda.draft.';
const notes = 'yolda.note.';
const sales = 'yolda.sale.';

/** What the storage's key and text are as a draft; undefined for what is none. */
function asDraft(key: string, text: string): { key: string; text: string } | undefined {
  if (key.startsWith(notes))
    return { key: `note.${key.slice(notes.length)}`, text: JSON.stringify({ text }) };
  if (key.startsWith(sales)) return { key: `sale.${key.slice(sales.length)}`, text: `{"lines":${text}}` };
  if (!key.startsWith(forms)) return undefined;
  const form = key.slice(forms.length);
  return { key: form === 'partner' || form === 'item' ? `${form}.new` : form, text };
}

export function adoptOldDrafts(keeper: DraftKeeper): void {
  for (const key of Object.keys(localStorage)) {
    const draft = asDraft(key, localStorage.getItem(key) ?? '');
    if (!draft) continue;
    if (!keeper.find(draft.key)) keeper.keep(draft.key, draft.text);
    localStorage.removeItem(key);
  }
}
