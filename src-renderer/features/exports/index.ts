// Door of exports: the button that takes a list out of the program as a file.
export { ExportMenu } from './ExportMenu.tsx';
