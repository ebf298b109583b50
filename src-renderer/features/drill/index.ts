// Door of the five-minute drill.
export { DrillBar } from './DrillBar.tsx';
