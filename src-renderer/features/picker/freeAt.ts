// What a warehouse, or a group of them, can give of an item. A reserve names no warehouse, so no place gives more
// than what is free in all. Pure.

type Stocked = {
  stocks: readonly { warehouseId: string; quantity: number }[];
  freeQuantity: number;
};

/** On hand in these warehouses. */
export function onHandAt(item: Pick<Stocked, 'stocks'>, warehouseIds: ReadonlySet<string>): number {
  const milli = item.stocks.reduce(
    (sum, cell) => sum + (warehouseIds.has(cell.warehouseId) ? Math.round(cell.quantity * 1000) : 0),
    0,
  );
  return milli / 1000;
}

/** The less of what lies there and what is free in all; a shortage on paper is shown as it stands. */
export function freeAt(item: Stocked, warehouseIds: ReadonlySet<string>): number {
  const onHand = onHandAt(item, warehouseIds);
  return onHand <= 0 ? onHand : Math.max(0, Math.min(onHand, item.freeQuantity));
}
