// Door of the picker: items with stock, prices and the client's past, the lines drawn up, SELL; and all items.
export { CatalogScreen } from './CatalogScreen.tsx';
export { Picker } from './Picker.tsx';
