// Door of the import screen.
export { Imports } from './Imports.tsx';
