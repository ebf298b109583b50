// The palette in the top bar: records, commands and numbers from one box. A combobox by its pattern: the focus stays in the
// field, arrows, Home and End walk, Enter does, Esc gives the focus back to where it came from.
import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { useDeskState } from '#renderer/data/deskState.ts';
import { usePaletteState } from '#renderer/data/paletteState.ts';
import { useWhenFresh } from '#renderer/data/useWhenFresh.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { holdKeys } from '#renderer/ui/keyboard/holdKeys.ts';
import { physicalKey } from '#renderer/ui/keyboard/physicalKey.ts';
import { useNavigate } from '#renderer/ui/routing.ts';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { PartnerDialog } from '../partner/index.ts';
import { PaletteList } from './PaletteList.tsx';
import { earlyText, useEarlyWords } from './useEarlyWords.ts';
import { type PaletteRow, usePaletteRows } from './usePaletteRows.ts';
import { useNoteOpened } from './useRecent.ts';

const page = 8;

/** Where a key leads among `count` rows; undefined when it is the field's own. Home and End walk once a row is current. */
function nextRow(code: string, current: number, count: number): number | undefined {
  const last = count - 1;
  if (count === 0) return undefined;
  if (code === 'ArrowDown') return current >= last ? 0 : current + 1;
  if (code === 'ArrowUp') return current <= 0 ? last : current - 1;
  if (code === 'PageDown') return Math.min(last, current + page);
  if (code === 'PageUp') return Math.max(0, current - page);
  if (current < 0) return undefined;
  if (code === 'Home') return 0;
  if (code === 'End') return last;
  return undefined;
}

/** Open or not, and where the focus was before. */
function useOpening() {
  const { isOpen, setOpen } = usePaletteState();
  const [from, setFrom] = useState<Element | null>(null);
  return {
    isOpen,
    from,
    setOpen,
    note: ({ relatedTarget }: FocusEvent) => {
      setFrom(relatedTarget);
      setOpen(true);
    },
    giveBack: (input: HTMLInputElement | null) => {
      setOpen(false);
      if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
      else input?.blur();
    },
  };
}

export function SearchBox() {
  const t = useT();
  const go = useNavigate();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { openPartner } = useDeskState();
  const [text, setText] = useState(earlyText);
  const { isOpen, from, setOpen, note, giveBack } = useOpening();
  // -1: none chosen yet; Enter then does the first.
  const [current, setCurrent] = useState(-1);
  const [isCreating, setCreating] = useState(false);
  const [created, setCreated] = useState('');
  useNoteOpened();
  const found = usePaletteRows(text, {
    ...{ isOpen, from },
    onCreate: () => {
      setCreated(text.trim());
      setCreating(true);
    },
  });
  const rows = found.groups.flatMap((group) => group.rows);
  const close = (): void => {
    setText('');
    setCurrent(-1);
    giveBack(input.current);
  };
  const choose = (row: PaletteRow | undefined): void => {
    if (!row) return;
    close();
    row.run();
  };
  const isWaiting = useRef(false);
  const chooseCurrent = useWhenFresh(found.isFresh, () => {
    isWaiting.current = false;
    if (current >= 0 || text.trim() !== '') choose(rows[Math.max(0, current)]);
  });
  const enter = (): void => {
    isWaiting.current = true;
    chooseCurrent();
    // A client is there once it has taken the focus.
    holdKeys(() => !isWaiting.current && !useDeskState.getState().isFocusAsked);
  };
  useEarlyWords(input, isOpen, enter);
  const handleKey = (event: KeyboardEvent): void => {
    const key = physicalKey(event);
    const next = nextRow(key, current, rows.length);
    if (next !== undefined) setCurrent(next);
    else if (key === 'Enter') enter();
    else if (key === 'Escape') close();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens for the focus leaving the field and its list
    <div
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
        onFocus={note}
        onKeyDown={handleKey}
        placeholder={t('app.searchPlaceholder')}
        combobox={{
          isExpanded: isOpen,
          listId,
          activeId: isOpen && current >= 0 ? `${listId}-${current}` : undefined,
        }}
        kbd="Ctrl+K"
      />
      {isOpen ? <PaletteList {...found} id={listId} current={current} onChoose={choose} /> : null}
      {isCreating ? (
        <PartnerDialog
          isOpen
          initialName={created}
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
