// The derived columns of an item: search and sort keys. One place for imports, the demo company and hand entry.
import { fold, searchTokens } from '#shared/domain/fold.ts';
import { phon } from '#shared/domain/phon.ts';
import { sortKeyAz } from '#shared/domain/sortKey.ts';

export type ItemKeys = { nameFold: string; articleFold: string; sortKey: string; searchText: string };

/** Folded name and article without the ends' spaces, the key of Azerbaijani order, the text behind the search index. */
export function itemKeys(item: {
  name: string;
  article: string;
  code?: string;
  fullName?: string;
}): ItemKeys {
  const words = searchTokens([item.name, item.article, item.code ?? '', item.fullName ?? ''].join(' '));
  const sounds = phonTokens(item.name);
  return {
    nameFold: fold(item.name).trim(),
    articleFold: fold(item.article).trim(),
    sortKey: sortKeyAz(item.name),
    searchText: [...new Set([...words, ...sounds])].join(' '),
  };
}

/** Phonetic keys of the words as search tokens; lower case, as the index keeps them. */
export function phonTokens(text: string): string[] {
  return searchTokens(phon(text)).filter((key) => key.length > 1);
}
