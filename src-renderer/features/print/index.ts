// Door of printing: A4 pages drawn by the core, shown beside the program.
export { usePrint } from './usePrint.ts';
