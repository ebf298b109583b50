// The one box of the top bar: partners, contacts, phones, items, documents. Arrows and Enter; Esc closes.
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useSellState } from '#renderer/data/sellState.ts';
import { useWhenFresh } from '#renderer/data/useWhenFresh.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import type { Output } from '#shared/contract/index.ts';
import { phoneQueryKeys } from '#shared/domain/phones.ts';
import { useDialer } from '../calls/index.ts';
import { PartnerDialog } from '../partner/index.ts';
import styles from './SearchBox.module.css';

type Hit = Output<'desk.search'>['rows'][number];
type Option = { id: string; title: string; detail: string; group: string; run: () => void };

const isDigits = (text: string): boolean =>
  /^[+\d\s()-]{3,}$/.test(text.trim()) && phoneQueryKeys(text).length > 0;

/** Where a found thing is shown: an item in the picker of the client on the desk, or among all items. */
function useOpenHit(): (hit: Hit) => void {
  const go = useNavigate();
  const { openPartner, partnerId } = useDeskState();
  const { openPicker, findItem } = useSellState();
  return (hit) => {
    if (hit.kind === 'document') go('invoice', { id: hit.id });
    else if (hit.kind === 'quote') go('quote', { id: hit.id });
    else if (hit.kind === 'item') {
      if (!partnerId) return go('item', { id: hit.id });
      findItem(hit.detail || hit.title);
      openPicker(partnerId);
    } else {
      openPartner(hit.partnerId ?? hit.id);
      go('desk');
    }
  };
}

/** The answer to the words, or the one before while it is on its way: then `isFresh` is false. */
function useHits(words: string): { hits: readonly Hit[] | undefined; isFresh: boolean } {
  const live = useLive('desk.search', words === '' ? undefined : { text: words, limit: 20 });
  const last = useRef<readonly Hit[]>(undefined);
  useEffect(() => {
    if (words === '') last.current = undefined;
    else if (live.value) last.current = live.value.rows;
  }, [words, live.value]);
  const isFresh = live.value !== undefined || live.error !== undefined || words === '';
  return { hits: live.value?.rows ?? last.current, isFresh };
}

function useOptions(text: string, onCreate: () => void): { options: Option[]; isFresh: boolean } {
  const t = useT();
  const openHit = useOpenHit();
  const dial = useDialer();
  const words = text.trim();
  const { hits, isFresh } = useHits(words);
  if (words === '' || !hits) return { options: [], isFresh };
  const groups = {
    partner: t('search.partner'),
    contact: t('search.contact'),
    item: t('search.item'),
    document: t('search.document'),
    quote: t('terms.quote'),
  };
  const found = hits.map(
    (hit): Option => ({
      id: `${hit.kind}:${hit.id}`,
      title: hit.title,
      detail: hit.detail,
      group: groups[hit.kind],
      run: () => openHit(hit),
    }),
  );
  const action = (id: string, title: string, run: () => void): Option => {
    return { id, title, detail: '', group: t('search.actions'), run };
  };
  if (isDigits(words)) {
    const call = (): void => void dial({ number: words });
    return { options: [action('dial', t('search.dial', { number: words }), call), ...found], isFresh };
  }
  if (found.length > 0) return { options: found, isFresh };
  return { options: [action('create', t('search.createPartner', { text: words }), onCreate)], isFresh };
}

export function SearchBox() {
  const t = useT();
  const go = useNavigate();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { openPartner } = useDeskState();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  // -1: none chosen yet; Enter then opens the first.
  const [current, setCurrent] = useState(-1);
  const [isCreating, setCreating] = useState(false);
  const { options, isFresh } = useOptions(text, () => setCreating(true));
  const isShown = isOpen && options.length > 0;
  const close = (): void => {
    setOpen(false);
    setText('');
    input.current?.blur();
  };
  const choose = (option: Option | undefined): void => {
    if (!option) return;
    close();
    option.run();
  };
  const chooseCurrent = useWhenFresh(isFresh, () => choose(options[Math.max(0, current)]));
  const handleKey = (event: KeyboardEvent): void => {
    const last = options.length - 1;
    if (event.code === 'ArrowDown' && isShown) setCurrent(current >= last ? 0 : current + 1);
    else if (event.code === 'ArrowUp' && isShown) setCurrent(current <= 0 ? last : current - 1);
    else if (event.code === 'Enter') chooseCurrent();
    else if (event.code === 'Escape') close();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens for the focus leaving the field and its list
    <div
      className={styles.box}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <SearchField
        ref={input}
        value={text}
        onChange={(value) => {
          setText(value);
          setCurrent(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={handleKey}
        placeholder={t('search.placeholder')}
        listId={isShown ? listId : undefined}
        activeId={isShown && current >= 0 ? `${listId}-${current}` : undefined}
        kbd="Ctrl+K"
      />
      {isShown ? <OptionList id={listId} options={options} current={current} onChoose={choose} /> : null}
      {isCreating ? (
        <PartnerDialog
          isOpen
          onClose={() => setCreating(false)}
          onSaved={(id) => {
            openPartner(id);
            go('desk');
          }}
        />
      ) : null}
    </div>
  );
}

function OptionList(props: {
  id: string;
  options: readonly Option[];
  current: number;
  onChoose: (option: Option) => void;
}) {
  const t = useT();
  return (
    <div role="listbox" id={props.id} aria-label={t('search.results')} className={styles.list}>
      {props.options.map((option, i) => (
        <div
          key={option.id}
          role="option"
          id={`${props.id}-${i}`}
          aria-selected={i === props.current}
          data-first={(props.current < 0 && i === 0) || undefined}
          tabIndex={-1}
          className={styles.option}
          onPointerDown={(event) => {
            event.preventDefault();
            props.onChoose(option);
          }}
        >
          <span className={styles.title} data-ellipsis="">
            {option.title}
          </span>
          <span className={styles.detail} data-ellipsis="">
            {option.detail}
          </span>
          <span className={styles.group}>{option.group}</span>
          <Kbd keys="Enter" />
        </div>
      ))}
    </div>
  );
}
