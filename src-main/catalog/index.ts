// Door of the catalogue: its calls, the search for the desk, prices for sales, derived keys for imports.
export { createCatalogHandlers, type ItemHit, searchItemRows } from './catalog.handlers.ts';
export { type ItemFacts, loadItemFacts } from './itemCards.repo.ts';
export { type ItemKeys, itemKeys } from './itemKeys.rules.ts';
export { loadPricing } from './pricing.repo.ts';
export { convertVatTerms, type ItemPrices, type Pricing, vatCodeOnDocument } from './pricing.rules.ts';
