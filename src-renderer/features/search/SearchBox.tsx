// The one box of the top bar: partners, contacts, phones, items, documents. Arrows and Enter; Esc closes.
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useLiveSteady } from '#renderer/data/DataProvider.tsx';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useSellState } from '#renderer/data/sellState.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import type { Output } from '#shared/contract/index.ts';
import { normalizePhone, phoneQueryKeys, telUri } from '#shared/domain/phones.ts';
import { PartnerDialog } from '../partner/index.ts';
import styles from './SearchBox.module.css';

type Hit = Output<'desk.search'>['rows'][number];
type Option = { id: string; title: string; detail: string; group: string; run: () => void };

const isDigits = (text: string): boolean =>
  /^[+\d\s()-]{3,}$/.test(text.trim()) && phoneQueryKeys(text).length > 0;

/** Where a found thing is shown. */
function useOpenHit(): (hit: Hit) => void {
  const go = useNavigate();
  const { selectPartner, partnerId } = useDeskState();
  const { openPicker } = useSellState();
  return (hit) => {
    if (hit.kind === 'document') go('invoice', { id: hit.id });
    else if (hit.kind === 'item') {
      if (partnerId) {
        go('desk');
        openPicker(partnerId);
      } else go('item', { id: hit.id });
    } else {
      selectPartner(hit.partnerId ?? hit.id);
      go('desk');
      // The record takes the focus, so that its single-letter keys work at once.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-desk-client]')?.focus());
    }
  };
}

function useOptions(text: string, onCreate: () => void): Option[] {
  const t = useT();
  const openHit = useOpenHit();
  const words = text.trim();
  const { value } = useLiveSteady('desk.search', words === '' ? undefined : { text: words, limit: 20 });
  if (words === '' || !value) return [];
  const groups = {
    partner: t('app.partners'),
    contact: t('terms.contacts'),
    item: t('app.catalog'),
    document: t('terms.invoices'),
  };
  const found = value.rows.map(
    (hit): Option => ({
      id: `${hit.kind}:${hit.id}`,
      title: hit.title,
      detail: hit.detail,
      group: groups[hit.kind],
      run: () => openHit(hit),
    }),
  );
  const dial: Option[] = isDigits(words)
    ? [
        {
          id: 'dial',
          title: t('app.dial', { number: words }),
          detail: '',
          group: t('common.phone'),
          run: () => location.assign(telUri(normalizePhone(words, 'AZ'))),
        },
      ]
    : [];
  const create: Option[] =
    found.length === 0 && dial.length === 0
      ? [
          {
            id: 'create',
            title: t('app.createPartner', { name: words }),
            detail: '',
            group: t('app.partners'),
            run: onCreate,
          },
        ]
      : [];
  return [...dial, ...found, ...create];
}

export function SearchBox() {
  const t = useT();
  const go = useNavigate();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { selectPartner } = useDeskState();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [current, setCurrent] = useState(0);
  const [isCreating, setCreating] = useState(false);
  const options = useOptions(text, () => setCreating(true));
  const isShown = isOpen && options.length > 0;
  const first = options[0]?.id;
  useEffect(() => {
    if (first !== undefined) setCurrent(0);
  }, [first]);
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
  const handleKey = (event: KeyboardEvent): void => {
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && isShown) setCurrent((current + step + options.length) % options.length);
    else if (event.code === 'Enter') choose(options[current]);
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
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={handleKey}
        placeholder={t('app.searchPlaceholder')}
        kbd="Ctrl+K"
      />
      {isShown ? <OptionList id={listId} options={options} current={current} onChoose={choose} /> : null}
      {isCreating ? (
        <PartnerDialog
          isOpen
          onClose={() => setCreating(false)}
          onSaved={(id) => {
            selectPartner(id);
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
    <div role="listbox" id={props.id} aria-label={t('common.search')} className={styles.list}>
      {props.options.map((option, i) => (
        <div
          key={option.id}
          role="option"
          id={`${props.id}-${i}`}
          aria-selected={i === props.current}
          tabIndex={-1}
          className={styles.option}
          onPointerDown={(event) => {
            event.preventDefault();
            props.onChoose(option);
          }}
        >
          <span className={styles.title}>{option.title}</span>
          <span className={styles.detail}>{option.detail}</span>
          <span className={styles.group}>{option.group}</span>
        </div>
      ))}
    </div>
  );
}
