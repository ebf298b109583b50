// Door of the catalogue: its calls, the search for the desk, prices for sales, derived keys for imports.
export { createCatalogHandlers, searchItemRows } from './catalog.handlers.ts';
export { saveGroup } from './groupWrites.repo.ts';
export { loadItemFacts } from './itemCards.repo.ts';
export { type ItemKeys, itemKeys } from './itemKeys.rules.ts';
export { loadPricing } from './pricing.repo.ts';
export { saveItem } from './saveItem.repo.ts';
