// What can be offered in place of the item or line under the cursor when too little of it is free; and the swap with
// its Undo. Asks the core only when the rows on the screen say that it is short.
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import type { Output } from '#shared/contract/index.ts';
import { swapItem, unswapItem } from './draftLines.ts';
import type { SaleDraft } from './saleDraft.ts';

export type SubstituteRow = Output<'catalog.listSubstitutes'>['rows'][number];

/** What is under the cursor. */
export type Wanted = {
  itemId: string;
  name: string;
  /** Of its line; 0 when it has none. */
  quantityMilli: number;
  /** As the rows on the screen say; undefined: not known yet. */
  freeQuantity: number | undefined;
  isService: boolean;
};

export type Substitutes = {
  wanted: Wanted | undefined;
  /** Too little of it is free. */
  isShort: boolean;
  freeQuantity: number;
  /** undefined: on their way. */
  rows: readonly SubstituteRow[] | undefined;
  current: SubstituteRow | undefined;
  choose: (itemId: string) => void;
  /** The chosen one, or this one, in the place of the line. */
  swap: (row?: SubstituteRow) => void;
};

const isShortOnScreen = ({ freeQuantity, quantityMilli, isService }: Wanted): boolean =>
  !isService && freeQuantity !== undefined && (freeQuantity <= 0 || freeQuantity * 1000 < quantityMilli);

export function useSubstitutes(options: {
  partnerId: string;
  wanted: Wanted | undefined;
  draft: SaleDraft;
  onSwapped: (itemId: string) => void;
}): Substitutes {
  const { partnerId, wanted, draft, onSwapped } = options;
  const t = useT();
  const { show } = useToasts();
  const [chosenId, choose] = useState<string>();
  const isAsked = wanted !== undefined && isShortOnScreen(wanted);
  const { value } = useLive(
    'catalog.listSubstitutes',
    isAsked ? { itemId: wanted.itemId, partnerId, quantity: wanted.quantityMilli / 1000 } : undefined,
  );
  const rows = isAsked ? value?.rows : undefined;
  const current = rows?.find((row) => row.id === chosenId) ?? rows?.[0];
  const swap = (row: SubstituteRow | undefined = current): void => {
    if (row === undefined || wanted === undefined) return;
    const before = draft.lines;
    const { itemId: fromId, name: from } = wanted;
    draft.remake((lines) => swapItem(lines, fromId, row));
    onSwapped(row.id);
    show({
      title: t('standIns.swapped', { from, to: row.name }),
      onUndo: () => draft.remake((lines) => unswapItem(lines, before, fromId, row.id)),
    });
  };
  return {
    wanted,
    // A service is short of nothing: only the core knows for a line whether it is one.
    isShort: isAsked && value?.isShort !== false,
    freeQuantity: value?.freeQuantity ?? wanted?.freeQuantity ?? 0,
    ...{ rows, current, choose, swap },
  };
}
