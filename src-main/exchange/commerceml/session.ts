// What must be remembered between the files of one exchange: price types with their currency, units and owners seen.
// Owns that small state; grows with reference data only, never with items. Made by the caller, passed to each read.
import { type CurrencyCode, currencyFrom1c } from '#shared/domain/money.ts';

export type KnownPriceType = { id: string; currency?: CurrencyCode };

export type ExchangeSession = {
  readonly priceTypes: Map<string, CurrencyCode | undefined>;
  readonly unitKeys: Set<string>;
  readonly ownerIds: Set<string>;
  readonly currencies: Map<string, CurrencyCode>;
};

/** @param known price types the store already has, so that a delta without ТипыЦен can name them */
export function createExchangeSession(known: readonly KnownPriceType[] = []): ExchangeSession {
  return {
    priceTypes: new Map(known.map((type) => [type.id, type.currency])),
    unitKeys: new Set(),
    ownerIds: new Set(),
    currencies: new Map(),
  };
}

/** `currencyFrom1c` with a memory: a large file says «руб» 150 000 times. */
export function toCurrency(text: string, session: ExchangeSession): CurrencyCode | undefined {
  const known = session.currencies.get(text);
  if (known !== undefined) return known;
  const currency = currencyFrom1c(text);
  if (currency !== undefined && session.currencies.size < 100) session.currencies.set(text, currency);
  return currency;
}
