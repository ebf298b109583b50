// How the layouts differ from the screen: currency words, tight percents, dates that never break.
// Amounts and quantities are formatAmount and formatQuantity of #shared/domain/format.ts themselves.
import {
  currencySigns,
  formatAmount,
  formatDate,
  formatLongDate,
  formatPercent,
} from '#shared/domain/format.ts';
import type { CurrencyCode } from '#shared/domain/money.ts';
import type { InvoiceLayout } from './invoiceModel.ts';

const nbsp = '\u00a0';

/** 1800 → `18%`, 1650 → `16,5%`: close together, as invoices write it. */
export function printRate(rateBp: number, layout: InvoiceLayout): string {
  return formatPercent(rateBp, layout).replace(nbsp, '');
}

/** The amount with its currency after it: `1.180,00 ₼`, `481,00 руб.`, `1,180.00 USD`. */
export function printMoney(minor: number, currency: CurrencyCode, layout: InvoiceLayout): string {
  return `${formatAmount(minor, layout)}${nbsp}${currencyWord(currency, layout)}`;
}

/** What heads a column of amounts: the code on an English page, `руб.` for roubles on a Russian one, else the sign. */
export function currencyWord(currency: CurrencyCode, layout: InvoiceLayout): string {
  if (layout === 'en') return currency;
  return layout === 'ru' && currency === 'RUB' ? 'руб.' : currencySigns[currency];
}

/** 2026-11-23 → `23.11.2026` (az), `23 ноября 2026 г.` (ru), `23 November 2026` (en); never broken over lines. */
export function printDate(date: string, layout: InvoiceLayout): string {
  return layout === 'az' ? formatDate(date, layout) : formatLongDate(date, layout).replaceAll(' ', nbsp);
}
