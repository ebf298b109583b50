// What the palette offers for the typed text: a call, records by kind, commands; `>` commands only, `@` people only. Nothing
// typed: what was opened lately, then the commands. Owns no key and no picture.
import { useEffect, useRef } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useDeskState } from '#renderer/data/deskState.ts';
import { usePaletteState } from '#renderer/data/paletteState.ts';
import { useSellState } from '#renderer/data/sellState.ts';
import { useArea } from '#renderer/data/useArea.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { type Command, useCommands } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { displayKeys } from '#renderer/ui/keyboard/hotkeyMatch.ts';
import { useNavigate } from '#renderer/ui/routing.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import { phoneQueryKeys } from '#shared/domain/phones.ts';
import { useDialer } from '../calls/index.ts';
import { matchRank } from './matchText.ts';

type Hit = Output<'desk.search'>['rows'][number];
export type PaletteRow = { id: string; title: string; detail: string; keys: string; run: () => void };
export type PaletteGroup = { id: string; title: string; rows: readonly PaletteRow[] };
export type PaletteRows = {
  groups: readonly PaletteGroup[];
  /** What is marked in the titles. */
  words: string;
  /** Whether the groups answer what was typed. */
  isFresh: boolean;
  error: AppError | undefined;
};

const kinds = ['partner', 'contact', 'item', 'document', 'quote'] as const;
const kindTexts = {
  partner: 'search.partner',
  contact: 'search.contact',
  item: 'search.item',
  document: 'search.document',
  quote: 'terms.quote',
} as const;
const shownCommands = 6;

const isDigits = (text: string): boolean =>
  /^[+\d\s()-]{3,}$/.test(text.trim()) && phoneQueryKeys(text).length > 0;

/** `>` commands, `@` people, else everything. */
export function readQuery(text: string): { mode: 'all' | 'commands' | 'people'; words: string } {
  const typed = text.trim();
  if (typed.startsWith('>')) return { mode: 'commands', words: typed.slice(1).trim() };
  if (typed.startsWith('@')) return { mode: 'people', words: typed.slice(1).trim() };
  return { mode: 'all', words: typed };
}

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
function useHits(words: string) {
  const live = useLive('desk.search', words === '' ? undefined : { text: words, limit: 20 });
  const last = useRef<readonly Hit[]>(undefined);
  useEffect(() => {
    if (words === '') last.current = undefined;
    else if (live.value) last.current = live.value.rows;
  }, [words, live.value]);
  const isFresh = live.value !== undefined || live.error !== undefined || words === '';
  return { hits: live.value?.rows ?? last.current ?? [], isFresh, error: live.error };
}

function commandRows(commands: readonly Command[], words: string): PaletteRow[] {
  return commands
    .map((command) => ({ command, rank: matchRank(command.label, words) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ command: { id, label, group, keys, run } }) => ({
      ...{ id, title: label, detail: group, run },
      keys: displayKeys(keys),
    }));
}

function useRecent(isAsked: boolean): readonly Hit[] {
  const recent = usePaletteState((state) => state.recent);
  const { value } = useLive('desk.loadRecords', isAsked ? { records: [...recent] } : undefined);
  return value?.rows ?? [];
}

/** @param from where the focus was before the palette took it: commands of that place are offered */
export function usePaletteRows(
  text: string,
  { isOpen, from, onCreate }: { isOpen: boolean; from: Element | null; onCreate: () => void },
): PaletteRows {
  const t = useT();
  const openHit = useOpenHit();
  const dial = useDialer();
  const listCommands = useCommands();
  const { mode, words } = readQuery(text);
  const { hits, isFresh, error } = useHits(isOpen && mode !== 'commands' ? words : '');
  const hasQuotes = useArea('quotes');
  const recent = useRecent(isOpen && words === '' && mode !== 'commands');
  if (!isOpen) return { groups: [], words, isFresh: true, error: undefined };
  const rowOf = (hit: Hit): PaletteRow => ({
    ...{ id: `${hit.kind}:${hit.id}`, title: hit.title, detail: hit.detail, keys: '' },
    run: () => openHit(hit),
  });
  const people = (hit: Hit): boolean =>
    (mode !== 'people' || hit.kind === 'partner' || hit.kind === 'contact') &&
    (hasQuotes || hit.kind !== 'quote');
  const found = kinds.map((kind) => ({
    ...{ id: kind, title: t(kindTexts[kind]) },
    rows: hits.filter((hit) => hit.kind === kind && people(hit)).map(rowOf),
  }));
  const action = (id: string, title: string, run: () => void): PaletteGroup => ({
    ...{ id, title: t('search.actions') },
    rows: [{ id, title, detail: '', keys: '', run }],
  });
  const isAnything = found.some(({ rows }) => rows.length > 0);
  const commands = mode === 'people' ? [] : commandRows(listCommands(from), words);
  const groups: PaletteGroup[] = [
    ...(mode === 'all' && isDigits(words)
      ? [action('dial', t('search.dial', { number: words }), () => void dial({ number: words }))]
      : []),
    { id: 'recent', title: t('palette.recent'), rows: recent.filter(people).map(rowOf) },
    ...found,
    {
      ...{ id: 'commands', title: t('palette.commands') },
      rows: mode === 'all' && words !== '' ? commands.slice(0, shownCommands) : commands,
    },
    ...(mode !== 'commands' && words !== '' && isFresh && !error && !isAnything && !isDigits(words)
      ? [action('create', t('search.createPartner', { text: words }), onCreate)]
      : []),
  ];
  return { groups: groups.filter(({ rows }) => rows.length > 0), words, isFresh, error };
}
