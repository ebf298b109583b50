// Enter in the picker's search: the item that the words find. The words are those of the moment of Enter, however fast the next
// ones are typed; nothing waits for the list to be painted. Holds no rows.
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import type { SaleDraft } from './saleDraft.ts';
import type { useChoice } from './useChoice.ts';
import type { Steps } from './useSteps.ts';

export type EnteredWords = {
  /** Enter was pressed on what stands in the field. */
  enter(): void;
  /** The part of `enter` that waits, within a step: looks the words up, and adds what they find. */
  addFound(words: string): Promise<void>;
};

export function useEnteredWords(options: {
  partnerId: string;
  draft: SaleDraft;
  choice: ReturnType<typeof useChoice>;
  search: RefObject<HTMLInputElement | null>;
  steps: Steps;
}): EnteredWords {
  const { partnerId, draft, choice, search, steps } = options;
  const { items, current, itemId } = choice;
  const call = useCall();
  const t = useT();
  const toasts = useToasts();
  const find = async (words: string, chosenId: string | null): Promise<void> => {
    const { rows } = await call('catalog.searchItems', { text: words, partnerId, limit: 60 });
    const item = rows.find((row) => row.id === chosenId) ?? rows[0];
    // Painted before the next step, which may be to sell it.
    if (item) flushSync(() => draft.add(item));
    // Words that still stand there have the empty list under them.
    else if (search.current?.value.trim() !== words)
      toasts.show({ title: t('search.nothingFound', { text: words }), tone: 'warn' });
  };
  return {
    addFound: (words) => find(words, itemId),
    enter() {
      const words = search.current?.value.trim() ?? '';
      // The next words, or the next scanned code, replace these.
      search.current?.select();
      if (words === '') return;
      const isShown = items.isFresh && words === choice.text.trim();
      if (isShown) steps.addOrRun(() => current && draft.add(current));
      else steps.add(() => find(words, itemId));
    },
  };
}
