// Door of the ready letter: what SELL shows before it leaves.
export { LetterStateChip, useLetterStateText } from './LetterStateChip.tsx';
export { ReadyLetter } from './ReadyLetter.tsx';
