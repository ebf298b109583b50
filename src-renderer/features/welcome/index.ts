// Door of the first start.
export { AfterSetUp } from './AfterSetUp.tsx';
export { Welcome } from './Welcome.tsx';
