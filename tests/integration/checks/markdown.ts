// Reading the project's Markdown as a reader's program does: headings, anchors, links. For the checks of docs.
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const root = join(import.meta.dirname, '../../..');
/** Text of a file by its path from the root. */
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const fenced = /```[\s\S]*?```/g;
/** Fenced blocks with their fences, in order. */
export const codeBlocksOf = (text: string): string[] =>
  [...text.matchAll(fenced)].map(([block]) => block.replaceAll(/^ +/gm, ''));
export const withoutBlocks = (text: string): string => text.replaceAll(fenced, '');

/** As GitHub makes them of headings. */
export const anchorsOf = (path: string): string[] =>
  [...withoutBlocks(read(path)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** Targets of links and pictures outside of code. */
export const linksOf = (path: string): string[] =>
  [
    ...withoutBlocks(read(path))
      .replaceAll(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ].map(([, to = '']) => to);

/** Where a link of a page leads: a path from the root, and the heading's anchor if it names one. */
export function targetOf(page: string, link: string): { path: string; anchor: string | undefined } {
  const [path = '', anchor] = link.split('#');
  return { path: path === '' ? page : relative(root, join(root, dirname(page), path)), anchor };
}
