// Door of the first start.
export { Welcome } from './Welcome.tsx';
