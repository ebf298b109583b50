// Door of what the screens of documents share: their lines, their sums below, the tones of their states.
export { DocumentLines } from './DocumentLines.tsx';
export { DocumentTotals } from './DocumentTotals.tsx';
export { quoteTones } from './quoteTones.ts';
