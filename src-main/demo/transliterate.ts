// Names in plain Latin letters, for e-mail addresses and sites of the demo.
import { fold } from '#shared/domain/fold.ts';

const latin = 'a b v g d e zh z i k l m n o p r s t u f kh ts ch sh sch _ y _ e yu ya'.split(' ');
const cyrillic = 'абвгдежзиклмнопрстуфхцчшщъыьэюя';
const letters: ReadonlyMap<string, string> = new Map(
  [...cyrillic].map((letter, index) => [letter, (latin[index] ?? '').replace('_', '')]),
);

/** Lower case; words keep their spaces, everything that is no letter or digit goes. */
export function transliterate(text: string): string {
  return [...fold(text)]
    .map((letter) => letters.get(letter) ?? letter)
    .join('')
    .replace(/[^a-z0-9 ]/g, '');
}
