// The user guide in three languages: each page says in Azerbaijani and Russian what it says in English, part by part,
// and names buttons, pages and messages as the program names them in that language.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, codeBlocksOf, linksOf, read, root, targetOf, withoutBlocks } from './markdown.ts';
import { type Labels, labelsOf } from './programTexts.ts';

const languages = ['az', 'ru'] as const;
type Translated = (typeof languages)[number];
const folder = 'docs/guide';
const namesIn = (dir: string): string[] =>
  readdirSync(join(root, dir))
    .filter((name) => name.endsWith('.md'))
    .sort();
const names = namesIn(folder);
const readmes = [folder, ...languages.map((language) => `${folder}/${language}`)].map(
  (dir) => `${dir}/README.md`,
);

/** Code that is words after all: the key's name as keyboards print it, an example of speech. */
const spoken: { readonly [code: string]: { readonly [L in Translated]: string } } = {
  Space: { az: 'Boşluq', ru: 'Пробел' },
  'call me +7 (495) 123-45-67 ext. 12': {
    az: 'mənə zəng edin: +7 (495) 123-45-67 daxili 12',
    ru: 'позвоните мне: +7 (495) 123-45-67 доб. 12',
  },
  '+7(495)123-45-67 доб. 12': { az: '+7(495)123-45-67 доб. 12', ru: '+7(495)123-45-67 доб. 12' },
};
/** Names of pages and states of other programs (FreePBX, Windows, Asterisk) that happen to be ours in English too. */
const ofOthers: { readonly [page: string]: readonly string[] } = { 'pbx.md': ['Settings', 'Registered'] };

const headingsOf = (text: string): string[] =>
  [...withoutBlocks(text).matchAll(/^(#+) /gm)].map(([, signs = '']) => signs);
const codesOf = (text: string): string[] =>
  [...withoutBlocks(text).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
const rowsOf = (text: string): number => [...withoutBlocks(text).matchAll(/^(\||- |\d+\. )/gm)].length;

/** A page in parts, one a heading, without code. */
const partsOf = (text: string): string[] =>
  withoutBlocks(text)
    .replaceAll(/`[^`\n]*`/g, '')
    .split(/^#+ /m);

const emphasis = /\*\*(.+?)\*\*|\*(.+?)\*/g;
/**
 * What a part sets in bold or italics as a name; a way such as `Settings → Phone` counts step by step. Italics that
 * begin with a small letter stress a word and name nothing.
 */
const emphasisedIn = (part: string): string[] =>
  [...part.matchAll(emphasis)].flatMap(([, bold, italic = '']) => {
    if (bold !== undefined) return bold.split(' → ');
    return /^\p{Ll}/u.test(italic) ? [] : italic.split(' → ');
  });
const boldIn = (part: string): number => [...part.matchAll(/\*\*.+?\*\*/g)].length;

/** Names of the program in an English part that the other part does not name; each is to be found once more. */
function missingNames(english: string, other: string, labels: Labels): string[] {
  const left = emphasisedIn(other);
  return emphasisedIn(english).filter((text) => {
    const wanted = labels.matchersOf(text);
    if (wanted.length === 0) return false;
    const at = left.findIndex((candidate) => wanted.some((matches) => matches(candidate)));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

/** Ways from Settings in an English part, emphasised or not, that the other part does not go. */
function missingWays(english: string, other: string, labels: Labels): string[] {
  const bare = (part: string): string => part.replaceAll('*', '');
  const ways = [...bare(english).matchAll(/Settings → ([^→|]+)/g)].map(([, rest = '']) => rest);
  const pages = ways.map((rest) => labels.longestAt(rest)).filter((page) => page !== undefined);
  return pages.filter((page) => !labels.waysTo(page).some((way) => bare(other).includes(way)));
}

/** Links as the English page's: to this file, to this heading by its place. Ways to other languages are left out. */
function leadsOf(page: string, language: Translated | undefined): string[] {
  const own = language ? `${folder}/${language}/` : `${folder}/`;
  const others = readmes.filter((readme) => readme !== `${own}README.md`);
  return linksOf(page)
    .map((link) => targetOf(page, link))
    .filter(({ path }) => !others.includes(path))
    .map(({ path, anchor }) => {
      const heading = anchor === undefined ? '' : ` heading ${anchorsOf(path).indexOf(anchor)}`;
      return (path.startsWith(own) ? path.replace(own, `${folder}/`) : path) + heading;
    })
    .sort();
}

describe.each(languages)('the guide in %s', (language) => {
  const labels = labelsOf(language);
  const pageOf = (name: string): string => `${folder}/${language}/${name}`;

  it('has each page of the English guide and no other', () => {
    expect(namesIn(`${folder}/${language}`)).toEqual(names);
  });

  describe.each(names)('%s', (name) => {
    const english = read(`${folder}/${name}`);
    const text = existsSync(join(root, pageOf(name))) ? read(pageOf(name)) : '';

    it('has the headings, rows and code of the English page', () => {
      expect(headingsOf(text)).toEqual(headingsOf(english));
      expect(rowsOf(text)).toBe(rowsOf(english));
      expect(codeBlocksOf(text)).toEqual(codeBlocksOf(english));
      const codes = codesOf(english).map((code) => spoken[code]?.[language] ?? code);
      expect(codesOf(text).toSorted()).toEqual(codes.toSorted());
    });

    it('leads where the English page leads, within its language', () => {
      expect(leadsOf(pageOf(name), language)).toEqual(leadsOf(`${folder}/${name}`, undefined));
    });

    it('names what is in the program as the program does', () => {
      const other = partsOf(text);
      const problems = partsOf(english).flatMap((part, at) => {
        const same = other[at] ?? '';
        const bolds = boldIn(same) === boldIn(part) ? [] : [`${boldIn(same)} bold for ${boldIn(part)}`];
        const missing = [...missingNames(part, same, labels), ...missingWays(part, same, labels)];
        const ours = missing.filter((label) => !ofOthers[name]?.includes(label));
        return [...bolds, ...ours].map((problem) => `part ${at}: ${problem}`);
      });
      expect(problems).toEqual([]);
    });
  });
});

describe('the guide', () => {
  it('leads from each language to the two others', () => {
    for (const readme of readmes) {
      const targets = linksOf(readme).map((link) => targetOf(readme, link).path);
      expect(targets).toEqual(expect.arrayContaining(readmes.filter((other) => other !== readme)));
    }
  });
});
