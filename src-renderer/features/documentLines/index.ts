// Door of what the screens of documents share: their lines, their sums below.
export { DocumentLines } from './DocumentLines.tsx';
export { DocumentTotals } from './DocumentTotals.tsx';
