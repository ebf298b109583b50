// Door of the picker: items with stock, prices and the client's past, the lines drawn up, SELL.
export { Picker } from './Picker.tsx';
