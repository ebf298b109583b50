// The picker: one layer over the desk, from search to SELL or a quote without the mouse. Puts its parts together.
import { type KeyboardEvent, type RefObject, useMemo, useRef, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useSellState } from '#renderer/data/sellState.ts';
import { useArea } from '#renderer/data/useArea.ts';
import { useColumnLayout } from '#renderer/data/useColumnLayout.ts';
import { useWhenFresh } from '#renderer/data/useWhenFresh.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { ColumnsButton } from '#renderer/ui/ColumnsDialog.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { physicalKey } from '#renderer/ui/keyboard/physicalKey.ts';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import type { Output } from '#shared/contract/index.ts';
import { BesideLines } from './BesideLines.tsx';
import type { DraftLine } from './draftLines.ts';
import { ItemPicture } from './ItemPicture.tsx';
import { ItemStock } from './ItemStock.tsx';
import { ItemsGrid } from './ItemsGrid.tsx';
import { ItemTree } from './ItemTree.tsx';
import styles from './Picker.module.css';
import { focusNextPart } from './panes.ts';
import { QuoteDialog } from './QuoteDialog.tsx';
import { SaleFoot } from './SaleFoot.tsx';
import { BearerChoice, UnknownCode } from './ScanNotices.tsx';
import { type LineRow, SelectedLines } from './SelectedLines.tsx';
import {
  draftOfQuote,
  type SaleDraft,
  saleKeyOf,
  toSellLines,
  useSaleDraft,
  versionKeyOf,
} from './saleDraft.ts';
import { useChoice } from './useChoice.ts';
import { useEnteredWords } from './useEnteredWords.ts';
import type { ItemRow } from './useItems.ts';
import { usePickerColumns } from './usePickerColumns.tsx';
import { usePreview } from './usePreview.ts';
import { useReasons } from './useReasons.ts';
import { useScans } from './useScans.ts';
import { useSell } from './useSell.ts';
import { useInTurn, useSteps } from './useSteps.ts';
import { useSubstitutes, type Wanted } from './useSubstitutes.ts';

/** Reads which partner it is open for from the sell state; shows nothing otherwise. */
export function Picker() {
  const t = useT();
  const { pickerFor, versionOf, closePicker } = useSellState();
  const search = useRef<HTMLInputElement>(null);
  const { value: partner } = useLive(
    'partners.load',
    pickerFor === undefined ? undefined : { id: pickerFor },
  );
  const { value: quote } = useLive('quotes.load', versionOf === undefined ? undefined : { id: versionOf });
  const isReady = pickerFor !== undefined && (versionOf === undefined || quote !== undefined);
  return (
    <Dialog
      isOpen={pickerFor !== undefined}
      onClose={closePicker}
      size="full"
      title={titleOf(t, partner?.name, quote?.number)}
      initialFocus={search}
    >
      {isReady ? (
        <PickerBody
          key={versionOf ?? pickerFor}
          partnerId={pickerFor}
          partnerName={partner?.name ?? ''}
          search={search}
          version={quote}
        />
      ) : null}
    </Dialog>
  );
}

function titleOf(t: ReturnType<typeof useT>, name: string | undefined, number: string | undefined): string {
  if (number !== undefined) return t('quotes.versionDialog', { number });
  return name === undefined ? t('picker.title') : t('picker.titleFor', { name });
}

type PickerBodyProps = {
  partnerId: string;
  partnerName: string;
  search: RefObject<HTMLInputElement | null>;
  /** The quote whose next version is drawn up. */
  version: Output<'quotes.load'> | undefined;
};

function wantedOf(
  item: ItemRow | undefined,
  line: LineRow | undefined,
  draft: SaleDraft,
): Wanted | undefined {
  if (line) {
    const { itemId, name, quantityMilli } = line.draft;
    return { itemId, name, quantityMilli, freeQuantity: line.shown?.freeQuantity, isService: false };
  }
  if (item === undefined) return undefined;
  const { id: itemId, name, freeQuantity, kind } = item;
  const quantityMilli = draft.lines.find((one) => one.itemId === itemId)?.quantityMilli ?? 0;
  return { itemId, name, quantityMilli, freeQuantity, isService: kind === 'service' };
}

function usePickerState({ partnerId, search, version }: PickerBodyProps) {
  const body = useRef<HTMLDivElement>(null);
  const firstReason = useRef<HTMLInputElement>(null);
  const [quotedLines] = useState<DraftLine[]>(() => draftOfQuote(version?.lines ?? []));
  const draft = useSaleDraft(version ? versionKeyOf(version.id) : saleKeyOf(partnerId), quotedLines);
  const [isQuoting, setQuoting] = useState(false);
  const choice = useChoice(partnerId, draft);
  const { current, chooseLine } = choice;
  const sellLines = useMemo(() => toSellLines(draft.lines), [draft.lines]);
  const { preview, isFresh } = usePreview(partnerId, sellLines);
  const rows: LineRow[] = draft.lines.map((line) => ({
    draft: line,
    shown: preview?.lines.find((shown) => shown.itemId === line.itemId),
  }));
  const reasons = useReasons(rows, firstReason);
  const steps = useSteps();
  const sale = useSell({ partnerId, draft, reasons, isFresh });
  const sell = useInTurn(steps, sale.sell);
  const quoteNow = useWhenFresh(isFresh, () => {
    if (draft.lines.length > 0 && reasons.check()) setQuoting(true);
  });
  const quote = useInTurn(steps, quoteNow);
  const words = useEnteredWords({ partnerId, draft, choice, search, steps });
  const scans = useScans({
    ...{ partnerId, draft, search, steps, scope: body },
    onWords: words.addFound,
    onAdded: chooseLine,
  });
  const line = choice.isLineLast ? rows.find((row) => row.draft.itemId === choice.lineId) : undefined;
  const wanted = wantedOf(current, line, draft);
  const substitutes = useSubstitutes({ partnerId, wanted, draft, onSwapped: chooseLine });
  return {
    ...{ body, firstReason, draft, choice, preview, rows, sale, sell, words, scans, wanted, substitutes },
    ...{ version, reasons, quote, isQuoting, setQuoting },
    columns: usePickerColumns(true),
    kept: useColumnLayout('picker.items'),
  };
}

function PickerBody(props: PickerBodyProps) {
  const { partnerId, partnerName, search, version } = props;
  const t = useT();
  const state = usePickerState(props);
  const { body, draft, choice, preview, rows, sale, scans, wanted, substitutes } = state;
  const { current } = choice;
  usePickerKeys(state);
  return (
    <div ref={body} className={styles.picker}>
      <div className={styles.side} data-picker-pane="">
        <ItemTree currentId={choice.nodeId} onCurrentChange={choice.openNode} />
        <ItemPicture item={current} />
        <ItemStock item={current} />
      </div>
      <div className={styles.main}>
        <FindItems state={state} search={search} />
        <ItemsPane state={state} search={search} />
        <div className={styles.bottom}>
          <div className={styles.pane} data-picker-pane="">
            <div className={styles.paneHead}>
              <h3 className={styles.paneTitle}>{t('picker.selectedLines')}</h3>
              <span className={styles.muted}>{t('picker.linesCount', { count: draft.lines.length })}</span>
            </div>
            <SelectedLines
              draft={draft}
              rows={rows}
              preview={preview}
              currentId={choice.lineId}
              onCurrentChange={choice.chooseLine}
            />
          </div>
          <BesideLines partnerId={partnerId} itemId={wanted?.itemId ?? null} substitutes={substitutes} />
        </div>
        <SaleFoot
          draft={draft}
          rows={rows}
          preview={preview}
          error={sale.error}
          isSelling={sale.isSelling}
          isReasonAsked={state.reasons.isReasonAsked}
          firstReason={state.firstReason}
          onSell={state.sell}
          onQuote={state.quote}
          isVersion={version !== undefined}
        />
      </div>
      <BearerChoice scans={scans} />
      {state.isQuoting ? (
        <QuoteDialog
          partnerId={partnerId}
          partnerName={partnerName}
          draft={draft}
          before={version}
          onClose={() => state.setQuoting(false)}
        />
      ) : null}
    </div>
  );
}

type State = ReturnType<typeof usePickerState>;
type PartProps = { state: State; search: RefObject<HTMLInputElement | null> };

function usePickerKeys({ body, sell, quote, version, scans, choice, substitutes }: State): void {
  const t = useT();
  const { current } = choice;
  const hasQuotes = useArea('quotes');
  const ends = version
    ? [{ keys: 'Ctrl+Enter', label: t('quotes.newVersion'), run: quote }]
    : [
        { keys: 'Ctrl+Enter', label: t('picker.sell'), run: sell },
        ...(hasQuotes ? [{ keys: 'Ctrl+Shift+Enter', label: t('quotes.make'), run: quote }] : []),
      ];
  useHotkeys(
    [
      ...ends,
      { keys: 'F6', label: t('standIns.nextPane'), run: () => focusNextPart(body.current, 1) },
      { keys: 'Shift+F6', label: t('standIns.previousPane'), run: () => focusNextPart(body.current, -1) },
      { keys: 'F3', label: t('standIns.swapWithChosen'), run: () => substitutes.swap() },
      { keys: 'F8', label: t('standIns.bindKey'), run: () => current && scans.bind(current) },
    ],
    { group: t('picker.title'), scope: body },
  );
}

/** The search, the choice of columns, and what a scan asks. */
function FindItems({ state, search }: PartProps) {
  const t = useT();
  const { choice, scans, body, words, columns, kept } = state;
  return (
    <div data-picker-pane="" className={styles.find}>
      <div className={styles.findRow}>
        <SearchField
          ref={search}
          value={choice.text}
          onChange={choice.setText}
          label={t('picker.searchItems')}
          placeholder={t('picker.searchItems')}
          onKeyDown={(event) => {
            if (physicalKey(event) === 'ArrowDown') gridOf(body.current)?.focus();
            else if (physicalKey(event) === 'Enter' && !event.ctrlKey) words.enter();
            else return;
            event.preventDefault();
          }}
        />
        <ColumnsButton {...kept} columns={columns} />
      </div>
      <UnknownCode scans={scans} current={choice.current} />
    </div>
  );
}

const gridOf = (body: HTMLElement | null): HTMLElement | null =>
  body?.querySelector<HTMLElement>('[data-picker-items] [role=grid]') ?? null;

/** The list of items with the columns its user chose. */
function ItemsPane({ state, search }: PartProps) {
  const { choice, draft, columns, kept } = state;
  const { current, items } = choice;
  const leaveUp = (event: KeyboardEvent): void => {
    if (physicalKey(event) !== 'ArrowUp' || current?.id !== items.rows.at(0)?.id) return;
    if (event.target === gridOf(state.body.current)) search.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are the grid's; the first row's ↑ leads on
    <div className={styles.items} data-picker-pane="" data-picker-items="" onKeyDown={leaveUp}>
      <ItemsGrid
        {...kept}
        items={items}
        columns={columns}
        currentId={current?.id ?? null}
        onCurrentChange={choice.chooseItem}
        onAdd={draft.add}
      />
    </div>
  );
}
