// The lines drawn up for one partner: kept as a draft at each change, so that a crash, a reload or a closed window
// loses none. Not a document yet: prices and sums come from the core.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { z } from 'zod';
import { useDraftKeeper } from '#renderer/data/DraftProvider.tsx';
import { addItem, type DraftLine, type DraftLines } from './draftLines.ts';

const Line = z.object({
  itemId: z.string(),
  name: z.string(),
  quantityMilli: z.number().int().positive(),
  priceMinor: z.number().int().min(0).optional(),
  discountBp: z.number().int().min(0).max(10_000),
  belowMinimumReason: z.string(),
});

export type SaleDraft = {
  lines: DraftLines;
  /** One more of an item, or so many thousandths: a new line, or more on its line. */
  add(item: { id: string; name: string }, quantityMilli?: number): void;
  change(itemId: string, patch: Partial<Omit<DraftLine, 'itemId'>>): void;
  remove(itemId: string): void;
  /** All lines anew, made of those there are. */
  remake(make: (lines: DraftLines) => DraftLines): void;
  clear(): void;
};

/** Where the lines of a sale to a partner are kept; of the next version of a quote apart, so that neither loses the other. */
export const saleKeyOf = (partnerId: string): string => `sale.${partnerId}`;
export const versionKeyOf = (quoteId: string): string => `quote.${quoteId}`;

const noLines: DraftLines = [];

function load(text: string | undefined, first: DraftLines): DraftLines {
  if (text === undefined) return first;
  const parsed = z.object({ lines: z.array(Line) }).safeParse(JSON.parse(text));
  return parsed.success ? parsed.data.lines : first;
}

/**
 * @param key the component that uses it is keyed by it
 * @param first what it begins with where nothing is kept
 */
export function useSaleDraft(key: string, first: DraftLines = noLines): SaleDraft {
  const keeper = useDraftKeeper();
  const [lines, setLines] = useState<DraftLines>(() => load(keeper.find(key)?.text, first));
  const [begun] = useState(lines);
  useEffect(() => {
    if (lines.length === 0) keeper.drop(key);
    else if (lines !== begun) keeper.keep(key, JSON.stringify({ lines }));
  }, [lines, begun, keeper, key]);
  const add = useCallback((item: { id: string; name: string }, quantityMilli = 1000) => {
    setLines((present) => addItem(present, item, quantityMilli));
  }, []);
  const change = useCallback((itemId: string, patch: Partial<Omit<DraftLine, 'itemId'>>) => {
    setLines((present) => present.map((line) => (line.itemId === itemId ? { ...line, ...patch } : line)));
  }, []);
  const remove = useCallback((itemId: string) => {
    setLines((present) => present.filter((line) => line.itemId !== itemId));
  }, []);
  const clear = useCallback(() => setLines([]), []);
  return useMemo(
    () => ({ lines, add, change, remove, remake: setLines, clear }),
    [lines, add, change, remove, clear],
  );
}

/** The lines as the contract takes them. */
export function toSellLines(lines: DraftLines) {
  return lines.map(({ itemId, quantityMilli, priceMinor, discountBp, belowMinimumReason }) => ({
    itemId,
    quantity: quantityMilli / 1000,
    ...(priceMinor === undefined ? {} : { priceMinor }),
    discountBp,
    belowMinimumReason,
  }));
}

type QuotedLine = {
  itemId: string | null;
  name: string;
  quantity: number;
  priceMinor: number;
  discountBp: number;
  belowMinimumReason: string;
};

/** The lines of a quote as the draft of its next version; the picker has one line an item. */
export function draftOfQuote(lines: readonly QuotedLine[]): DraftLine[] {
  const drafts = new Map<string, DraftLine>();
  for (const { itemId, name, quantity, priceMinor, discountBp, belowMinimumReason } of lines) {
    if (itemId === null) continue;
    const quantityMilli = Math.round(quantity * 1000);
    const present = drafts.get(itemId);
    drafts.set(
      itemId,
      present
        ? { ...present, quantityMilli: present.quantityMilli + quantityMilli }
        : { itemId, name, quantityMilli, priceMinor, discountBp, belowMinimumReason },
    );
  }
  return [...drafts.values()];
}
