// The user guide as the help shows it: its pages in the order of the guide's own list, read into tokens and sections. Loads a
// language when it is first asked for; draws nothing.
import { lexer, type Token, type TokensList } from 'marked';
import type { Language } from '#shared/domain/language.ts';

/** What stands under one heading. */
export type Section = { anchor: string; heading: string; text: string };
export type GuidePage = {
  /** Of its file, without `.md`. */
  name: string;
  title: string;
  tokens: TokensList;
  /** The first is the page's own heading. */
  sections: readonly Section[];
};
export type Guide = readonly GuidePage[];

const files = {
  en: () => import('./guidePages/en.ts'),
  az: () => import('./guidePages/az.ts'),
  ru: () => import('./guidePages/ru.ts'),
} as const;

/** As GitHub makes them of headings: the guide is read there too. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** Its words without the signs of Markdown; pictures are not words. */
export function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token): string => {
      if (token.type === 'image') return '';
      if (token.type === 'list') return token.items.map((item: Token) => plainText([item])).join('\n');
      if (token.type === 'table')
        return [token.header, ...token.rows]
          .map((row: { tokens: Token[] }[]) => row.map((cell) => plainText(cell.tokens)).join(' – '))
          .join('\n');
      if ('tokens' in token && token.tokens) return plainText(token.tokens);
      return 'text' in token ? String(token.text) : '\n';
    })
    .join('');
}

function sectionsOf(tokens: TokensList): Section[] {
  const sections: { anchor: string; heading: string; text: string }[] = [];
  for (const token of tokens) {
    if (token.type === 'heading') {
      const heading = plainText([token]);
      sections.push({ anchor: anchorOf(heading), heading, text: '' });
    } else {
      const last = sections.at(-1);
      if (last) last.text += `${plainText([token])}\n`;
    }
  }
  return sections;
}

const nameOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.md$/, '');

/** @param texts files of one language by their paths, the list of pages (`README.md`) among them */
export function readGuide(texts: Readonly<Record<string, string>>): Guide {
  const byName = new Map(Object.entries(texts).map(([path, text]) => [nameOf(path), text]));
  const list = [...(byName.get('README') ?? '').matchAll(/\]\(([\w-]+)\.md\)/g)].map(([, name = '']) => name);
  return [...new Set(list)].flatMap((name) => {
    const text = byName.get(name);
    if (text === undefined) return [];
    const tokens = lexer(text);
    const sections = sectionsOf(tokens);
    return [{ name, title: sections[0]?.heading ?? name, tokens, sections }];
  });
}

/** The guide in one language, and in English, whose anchors topics are named by. */
export async function loadGuide(language: Language): Promise<{ guide: Guide; english: Guide }> {
  const [own, english] = await Promise.all([files[language](), files.en()]);
  return { guide: readGuide(own.files), english: readGuide(english.files) };
}

/** The anchor in `guide` of what the English page calls `heading`: headings stand alike in all languages. */
export function anchorIn(
  { guide, english }: { guide: Guide; english: Guide },
  { page, heading }: { page: string; heading?: string | undefined },
): string | undefined {
  const sectionsIn = (one: Guide) => one.find(({ name }) => name === page)?.sections ?? [];
  const at = sectionsIn(english).findIndex(({ anchor }) => anchor === heading);
  return sectionsIn(guide)[at]?.anchor;
}

export type Target = { page: string; anchor?: string | undefined };

/** Where a link of a page leads within the help; undefined: out of it. */
export function targetOf(guide: Guide, from: string, href: string): Target | undefined {
  const [path = '', anchor] = href.split('#');
  const name = path === '' ? from : nameOf(path);
  const isHere = path === '' || (/^[\w-]+\.md$/.test(path) && guide.some((page) => page.name === name));
  return isHere
    ? { page: name, anchor: anchor === undefined ? undefined : decodeURIComponent(anchor) }
    : undefined;
}
