// Door of the phone: its lines live, their state in words, and the item of the status bar.
export { PhoneItem } from './PhoneItem.tsx';
export { useLineWords } from './useLineWords.ts';
export { type LineRow, usePhoneLines } from './usePhoneLines.ts';
