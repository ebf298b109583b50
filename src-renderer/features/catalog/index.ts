// Door of the Items screen: the tree of groups, the list with prices, the card, the forms of items and groups.
export { CatalogScreen } from './CatalogScreen.tsx';
