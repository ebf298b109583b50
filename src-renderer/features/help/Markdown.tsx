// Draws what was read of a guide page. Elements of ours from tokens, never HTML: a tag in the text would show as text. Pictures
// are left out: they show the program, which stands beside.
import type { MarkedToken, Token, Tokens } from 'marked';
import { createElement, Fragment, type ReactNode } from 'react';
import type { Target } from './guide.ts';
import styles from './Help.module.css';

export type MarkdownProps = {
  tokens: readonly Token[];
  /** Anchors of the headings, in order. */
  anchors: readonly string[];
  /** Where a link leads within the help; undefined leaves its words. */
  targetOf: (href: string) => Target | undefined;
  onGo: (target: Target) => void;
};
type Draw = Pick<MarkdownProps, 'targetOf' | 'onGo'> & { nextAnchor: () => string | undefined };

/** The help has a heading of its own above the page's. */
const deeper = 1;
export const headingId = (anchor: string): string => `help-${anchor}`;

const keyed = (nodes: readonly ReactNode[]): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: a page does not change
  nodes.map((node, at) => <Fragment key={at}>{node}</Fragment>);

function row(cells: readonly Tokens.TableCell[], as: 'th' | 'td', draw: Draw): ReactNode {
  const drawn = cells.map(({ tokens }) =>
    createElement(as, as === 'th' ? { scope: 'col' } : null, inner(tokens, draw)),
  );
  return <tr>{keyed(drawn)}</tr>;
}

function drawLink({ href, tokens }: Tokens.Link, draw: Draw): ReactNode {
  const target = draw.targetOf(href);
  const words = inner(tokens, draw);
  if (target)
    return (
      // An anchor, not a button, which would not break within a line; opened elsewhere it is the screen one is on.
      <a
        href={location.hash}
        className={styles.link}
        onClick={(event) => {
          event.preventDefault();
          draw.onGo(target);
        }}
      >
        {words}
      </a>
    );
  return words;
}

function drawHeading({ depth, tokens }: Tokens.Heading, draw: Draw): ReactNode {
  const anchor = draw.nextAnchor() ?? '';
  return createElement(
    `h${Math.min(6, depth + deeper)}`,
    { id: headingId(anchor), tabIndex: -1 },
    inner(tokens, draw),
  );
}

function drawToken(token: MarkedToken, draw: Draw): ReactNode {
  switch (token.type) {
    case 'heading':
      return drawHeading(token, draw);
    case 'paragraph': {
      const words = token.tokens.filter(({ type }) => type !== 'image');
      return words.length === 0 ? null : <p>{inner(words, draw)}</p>;
    }
    case 'list':
      return createElement(token.ordered ? 'ol' : 'ul', null, inner(token.items, draw));
    case 'list_item':
      return <li>{inner(token.tokens, draw)}</li>;
    case 'table':
      return (
        <table>
          <thead>{row(token.header, 'th', draw)}</thead>
          <tbody>{keyed(token.rows.map((cells) => row(cells, 'td', draw)))}</tbody>
        </table>
      );
    case 'blockquote':
      return <blockquote>{inner(token.tokens, draw)}</blockquote>;
    case 'code':
      return <pre>{token.text}</pre>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'strong':
      return <strong>{inner(token.tokens, draw)}</strong>;
    case 'em':
      return <em>{inner(token.tokens, draw)}</em>;
    case 'link':
      return drawLink(token, draw);
    case 'text':
      return token.tokens ? inner(token.tokens, draw) : token.text;
    case 'br':
      return <br />;
    case 'hr':
      return <hr />;
    case 'space':
    case 'image':
    case 'def':
      return null;
    default:
      return 'text' in token ? token.text : token.raw;
  }
}

function inner(tokens: readonly Token[], draw: Draw): ReactNode {
  return keyed(tokens.map((token) => drawToken(token as MarkedToken, draw)));
}

export function Markdown({ tokens, anchors, targetOf, onGo }: MarkdownProps) {
  let at = 0;
  return <>{inner(tokens, { targetOf, onGo, nextAnchor: () => anchors[at++] })}</>;
}
