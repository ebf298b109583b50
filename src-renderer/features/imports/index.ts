// Door of the import screen.
export { chooseImportKind, Imports } from './Imports.tsx';
