// The lines drawn up for one partner: kept in the browser's storage at each change, so that a crash, a reload
// or a closed window loses none. Not a document yet: prices and sums come from the core.
import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';

const Line = z.object({
  itemId: z.string(),
  /** Shown until the core's preview answers. */
  name: z.string(),
  quantityMilli: z.number().int().positive(),
  /** Undefined = the offered price. */
  priceMinor: z.number().int().min(0).optional(),
  discountBp: z.number().int().min(0).max(10_000),
  belowMinimumReason: z.string(),
});

export type DraftLine = z.output<typeof Line>;

export type SaleDraft = {
  lines: readonly DraftLine[];
  /** One more of an item: a new line with quantity 1, or one more on its line. */
  add(item: { id: string; name: string }): void;
  change(itemId: string, patch: Partial<Omit<DraftLine, 'itemId'>>): void;
  remove(itemId: string): void;
  clear(): void;
};

const keyOf = (partnerId: string): string => `yolda.sale.${partnerId}`;

function load(partnerId: string): DraftLine[] {
  const text = localStorage.getItem(keyOf(partnerId));
  if (text === null) return [];
  const parsed = z.array(Line).safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : [];
}

/** @param partnerId the component that uses it is keyed by it: one draft a partner */
export function useSaleDraft(partnerId: string): SaleDraft {
  const [lines, setLines] = useState<readonly DraftLine[]>(() => load(partnerId));
  useEffect(() => {
    if (lines.length === 0) localStorage.removeItem(keyOf(partnerId));
    else localStorage.setItem(keyOf(partnerId), JSON.stringify(lines));
  }, [lines, partnerId]);
  const add = useCallback((item: { id: string; name: string }) => {
    setLines((present) => {
      const found = present.find((line) => line.itemId === item.id);
      if (found) {
        return present.map((line) =>
          line === found ? { ...line, quantityMilli: line.quantityMilli + 1000 } : line,
        );
      }
      const line = {
        itemId: item.id,
        name: item.name,
        quantityMilli: 1000,
        discountBp: 0,
        belowMinimumReason: '',
      };
      return [...present, line];
    });
  }, []);
  const change = useCallback((itemId: string, patch: Partial<Omit<DraftLine, 'itemId'>>) => {
    setLines((present) => present.map((line) => (line.itemId === itemId ? { ...line, ...patch } : line)));
  }, []);
  const remove = useCallback((itemId: string) => {
    setLines((present) => present.filter((line) => line.itemId !== itemId));
  }, []);
  const clear = useCallback(() => setLines([]), []);
  return { lines, add, change, remove, clear };
}

/** The lines as the contract takes them. */
export function toSellLines(lines: readonly DraftLine[]) {
  return lines.map(({ itemId, quantityMilli, priceMinor, discountBp, belowMinimumReason }) => ({
    itemId,
    quantity: quantityMilli / 1000,
    ...(priceMinor === undefined ? {} : { priceMinor }),
    discountBp,
    belowMinimumReason,
  }));
}
