// Guesses by name in three languages: the role of a price type, the branch of an item group. Made once, when the row is
// created; what the user chose later is never guessed again. Pure.
import { fold } from '#shared/domain/fold.ts';

export type PriceRole = 'retail' | 'dealer' | 'minimum' | 'recommended' | 'cost';

/** A word whole: `\b` knows no Cyrillic letters. */
const word = (text: string): string => `(?<!\\p{L})(?:${text})(?!\\p{L})`;

/** In order: «Минимальная розничная» is a minimum, «Закупочная оптовая» a cost. Names are folded. */
const roles: readonly (readonly [PriceRole, RegExp])[] = [
  ['cost', /maya|alis qiymet|закуп|себесто|учетн|\bcost|purchase/],
  ['minimum', new RegExp(`minim|миним|${word('min|мин')}`, 'u')],
  ['recommended', new RegExp(`tovsiye|рекоменд|recommend|${word('rrp|ррц|msrp')}`, 'u')],
  ['dealer', /diler|dealer|topdan|дилер|опт|wholesale/],
  ['retail', /perakende|рознич|retail/],
];

export function guessPriceRole(name: string): PriceRole | '' {
  const folded = fold(name);
  return roles.find(([, pattern]) => pattern.test(folded))?.[0] ?? '';
}

const components =
  /komponent|komplektles|ehtiyat hisse|комплектующ|запчаст|запасны[ехм]+ част|component|spare part/;

/** '' = as the parent group. */
export function guessBranch(name: string): '' | 'components' {
  return components.test(fold(name)) ? 'components' : '';
}
