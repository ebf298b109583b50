// The steps on the lines drawn up: one more of an item, an item in the place of another, and back. Pure; an item
// stands in one line only.

export type DraftLine = {
  itemId: string;
  /** Shown until the core's preview answers. */
  name: string;
  quantityMilli: number;
  /** Undefined = the offered price. */
  priceMinor?: number | undefined;
  discountBp: number;
  belowMinimumReason: string;
};
export type DraftLines = readonly DraftLine[];
type Item = { id: string; name: string };

const newLine = ({ id, name }: Item, quantityMilli: number): DraftLine => ({
  itemId: id,
  name,
  quantityMilli,
  discountBp: 0,
  belowMinimumReason: '',
});

/** A new line, or so much more on the one it has. */
export function addItem(lines: DraftLines, item: Item, quantityMilli: number): DraftLines {
  if (!lines.some((line) => line.itemId === item.id)) return [...lines, newLine(item, quantityMilli)];
  return lines.map((line) =>
    line.itemId === item.id ? { ...line, quantityMilli: line.quantityMilli + quantityMilli } : line,
  );
}

/**
 * The item in the place of the line of another, quantity kept, at its own offered price; what it had in a line of its
 * own is joined. Without a line of the other it is added.
 */
export function swapItem(lines: DraftLines, fromId: string, item: Item): DraftLines {
  const from = lines.find((line) => line.itemId === fromId);
  if (from === undefined || fromId === item.id) return addItem(lines, item, 1000);
  const own = lines.find((line) => line.itemId === item.id);
  const quantityMilli = from.quantityMilli + (own?.quantityMilli ?? 0);
  const swapped = own === undefined ? newLine(item, quantityMilli) : { ...own, quantityMilli };
  return lines.flatMap((line) => {
    if (line === own) return [];
    return [line === from ? swapped : line];
  });
}

/** Takes a swap back, with what was done to other lines since then kept. */
export function unswapItem(lines: DraftLines, before: DraftLines, fromId: string, toId: string): DraftLines {
  const from = before.find((line) => line.itemId === fromId);
  const own = before.find((line) => line.itemId === toId);
  const back = from === undefined ? [] : [from];
  const others = lines.filter((line) => line.itemId !== fromId);
  const place = others.findIndex((line) => line.itemId === toId);
  if (place < 0) return [...others, ...back];
  const kept = own === undefined ? [] : [own];
  return [...others.slice(0, place), ...back, ...kept, ...others.slice(place + 1)];
}
