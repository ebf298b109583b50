// Decimal texts of the file to integers: money in minor units, quantities in thousandths.
// Bad numbers are reported where they stand and give undefined.
import { moneyScale, parseDecimal, quantityScale, type ScaledDecimal } from '#shared/domain/money.ts';
import type { ParseContext } from './element.ts';

/** «1 234,50» with spaces or NBSP, comma or dot. */
function decimal(text: string, scale: number): ScaledDecimal | undefined {
  const plain = /^-?\d+(\.\d+)?$/.test(text) ? text : text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return parseDecimal(plain, scale);
}

/** Minor units of a currency with two decimals (all of ours). */
export function toMinor(
  text: string,
  ref: string | undefined,
  context: ParseContext,
): ScaledDecimal | undefined {
  const amount = decimal(text, moneyScale);
  if (amount === undefined) context.problem('number_invalid', ref, false);
  return amount;
}

/** Any other number, as an integer with `scale` decimals; quantities have three. */
export function toScaled(
  text: string,
  ref: string | undefined,
  context: ParseContext,
  scale: number = quantityScale,
): number | undefined {
  const amount = decimal(text, scale);
  if (amount === undefined) context.problem('number_invalid', ref, false);
  return amount?.value;
}
