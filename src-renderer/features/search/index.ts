// Door of the one search box.
export { SearchBox } from './SearchBox.tsx';
