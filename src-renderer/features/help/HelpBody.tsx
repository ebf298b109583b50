// What the help shows: the pages of the guide, a search through all of them, one page. The way back goes page by page.
import { ArrowLeft, List } from 'lucide-react';
import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import type { HelpTopic } from '#renderer/data/helpState.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { Skeleton } from '#renderer/ui/States.tsx';
import { anchorIn, type Guide, type GuidePage, type Target, targetOf } from './guide.ts';
import styles from './Help.module.css';
import { headingId, Markdown } from './Markdown.tsx';
import { type Found, searchGuide } from './searchGuide.ts';
import { useGuide } from './useGuide.ts';
import { useNoteNews } from './useNoteNews.ts';

/** The list of pages. */
const contents: Target = { page: '' };

function Contents({ guide, onGo }: { guide: Guide; onGo: (target: Target) => void }) {
  const t = useT();
  return (
    <>
      <h2 id={headingId('')} tabIndex={-1}>
        {t('help.contents')}
      </h2>
      <ul className={styles.list}>
        {guide.map(({ name, title }) => (
          <li key={name}>
            <button type="button" className={styles.link} onClick={() => onGo({ page: name })}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Results({
  found,
  query,
  onGo,
}: {
  found: readonly Found[];
  query: string;
  onGo: (to: Target) => void;
}) {
  const t = useT();
  if (found.length === 0) return <p>{t('help.notFound', { text: query })}</p>;
  return (
    <ul className={styles.results}>
      {found.map(({ page, title, anchor, heading, line }) => (
        <li key={`${page}#${anchor}`}>
          <button type="button" className={styles.link} onClick={() => onGo({ page, anchor })}>
            {heading === title ? title : `${title} – ${heading}`}
          </button>
          <p>{line}</p>
        </li>
      ))}
    </ul>
  );
}

/** Where the reader is, and was before. */
function useWay(guides: { guide: Guide; english: Guide } | undefined, topic: HelpTopic) {
  const [way, setWay] = useState<readonly Target[]>([]);
  const [asked, setAsked] = useState<HelpTopic>();
  // A topic asked for anew goes on from where the reader is.
  if (guides && asked !== topic) {
    setAsked(topic);
    setWay([...way, { page: topic.page, anchor: anchorIn(guides, topic) }]);
  }
  return {
    here: way.at(-1),
    canGoBack: way.length > 1,
    go: (target: Target): void => setWay([...way, target]),
    back: (): void => setWay(way.slice(0, -1)),
  };
}

/** The heading that was asked for is in view and has the focus: keys scroll from there, a reader is read from there. */
function useShown(
  here: Target | undefined,
  page: GuidePage | undefined,
  article: { current: HTMLElement | null },
) {
  useEffect(() => {
    if (!here || !article.current) return;
    const anchor = here.anchor ?? page?.sections[0]?.anchor ?? '';
    const heading = document.getElementById(headingId(anchor));
    article.current.scrollTop = 0;
    if (here.anchor !== undefined && here.anchor !== page?.sections[0]?.anchor) heading?.scrollIntoView();
    (heading ?? article.current).focus({ preventScroll: true });
  }, [here, page, article]);
}

/** @param props.topic what is shown first; another one leads there from what is shown */
export function HelpBody({ topic, actions }: { topic: HelpTopic; actions?: ReactNode }) {
  const t = useT();
  const guides = useGuide();
  const { here, canGoBack, go, back } = useWay(guides, topic);
  const [query, setQuery] = useState('');
  const article = useRef<HTMLElement>(null);
  const page = guides?.guide.find(({ name }) => name === here?.page);
  useNoteNews(page?.name);
  useShown(query === '' ? here : undefined, page, article);
  const lead = (target: Target): void => {
    setQuery('');
    go(target);
  };
  return (
    <>
      <div className={styles.head}>
        <IconButton
          size="sm"
          label={t('help.backToPage')}
          icon={<ArrowLeft aria-hidden />}
          disabled={!canGoBack}
          onClick={back}
        />
        <IconButton
          size="sm"
          label={t('help.contents')}
          icon={<List aria-hidden />}
          onClick={() => lead(contents)}
        />
        <SearchField
          value={query}
          onChange={setQuery}
          label={t('help.search')}
          placeholder={t('help.search')}
        />
        {actions}
      </div>
      <Article ref={article} label={query === '' ? (page?.title ?? t('help.contents')) : t('help.found')}>
        {!guides || !here ? (
          <Skeleton rows={8} />
        ) : query.trim() !== '' ? (
          <Results found={searchGuide(guides.guide, query)} query={query} onGo={lead} />
        ) : page ? (
          <Markdown
            key={page.title}
            tokens={page.tokens}
            anchors={page.sections.map(({ anchor }) => anchor)}
            targetOf={(href) => targetOf(guides.guide, page.name, href)}
            onGo={lead}
          />
        ) : (
          <Contents guide={guides.guide} onGo={lead} />
        )}
      </Article>
    </>
  );
}

function Article({ ref, label, children }: { ref: Ref<HTMLElement>; label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <article ref={ref} tabIndex={0} aria-label={label} className={styles.article}>
      {children}
    </article>
  );
}
