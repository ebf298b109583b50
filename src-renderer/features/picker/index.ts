// Door of the picker: items with stock, prices and the client's past, the lines drawn up, SELL; and the pieces of it
// that the Items screen shows too.
export { type Branch, branchIds, scopeOf } from './groupNodes.ts';
export { ItemPicture } from './ItemPicture.tsx';
export { ItemRowsGrid } from './ItemRowsGrid.tsx';
export { ItemTree } from './ItemTree.tsx';
export { useItemColumns } from './itemColumns.tsx';
export { Picker } from './Picker.tsx';
export { type ItemRow, useItems } from './useItems.ts';
