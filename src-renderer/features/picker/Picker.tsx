// The picker: one layer over the desk, from search to SELL or a quote without the mouse.
import { type RefObject, useMemo, useRef, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useSellState } from '#renderer/data/sellState.ts';
import { useWhenFresh } from '#renderer/data/useWhenFresh.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import type { Output } from '#shared/contract/index.ts';
import { branchIds } from './groupNodes.ts';
import { ItemPicture } from './ItemPicture.tsx';
import { ItemStock } from './ItemStock.tsx';
import { ItemsGrid } from './ItemsGrid.tsx';
import { ItemTree } from './ItemTree.tsx';
import { PastTransactions } from './PastTransactions.tsx';
import styles from './Picker.module.css';
import { QuoteDialog } from './QuoteDialog.tsx';
import { SaleFoot } from './SaleFoot.tsx';
import { type LineRow, SelectedLines } from './SelectedLines.tsx';
import {
  type DraftLine,
  draftOfQuote,
  saleKeyOf,
  toSellLines,
  useSaleDraft,
  versionKeyOf,
} from './saleDraft.ts';
import { useItems } from './useItems.ts';
import { usePreview } from './usePreview.ts';
import { useReasons } from './useReasons.ts';
import { useSell } from './useSell.ts';

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

function PickerBody({ partnerId, partnerName, search, version }: PickerBodyProps) {
  const t = useT();
  const body = useRef<HTMLDivElement>(null);
  const firstReason = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(() => useSellState.getState().itemWords);
  const [nodeId, setNodeId] = useState<string>(branchIds.products);
  const [itemId, setItemId] = useState<string | null>(null);
  const [lineId, setLineId] = useState<string | null>(null);
  const [quotedLines] = useState<DraftLine[]>(() => draftOfQuote(version?.lines ?? []));
  const draft = useSaleDraft(version ? versionKeyOf(version.id) : saleKeyOf(partnerId), quotedLines);
  const [isQuoting, setQuoting] = useState(false);
  const items = useItems(partnerId, text, nodeId);
  const sellLines = useMemo(() => toSellLines(draft.lines), [draft.lines]);
  const { preview, isFresh } = usePreview(partnerId, sellLines);
  const rows: LineRow[] = draft.lines.map((line) => ({
    draft: line,
    shown: preview?.lines.find((shown) => shown.itemId === line.itemId),
  }));
  const reasons = useReasons(rows, firstReason);
  const { sell, error, isSelling } = useSell({ partnerId, draft, reasons, isFresh });
  const quote = useWhenFresh(isFresh, () => {
    if (draft.lines.length > 0 && reasons.check()) setQuoting(true);
  });
  const current = items.rows.find((row) => row.id === itemId) ?? items.rows[0];
  useHotkeys(
    version
      ? [{ keys: 'Ctrl+Enter', label: t('quotes.newVersion'), run: quote }]
      : [
          { keys: 'Ctrl+Enter', label: t('picker.sell'), run: sell },
          { keys: 'Ctrl+Shift+Enter', label: t('quotes.make'), run: quote },
        ],
    { group: t('picker.title'), scope: body },
  );
  const addCurrent = useWhenFresh(items.isFresh, () => {
    if (current && text.trim() !== '') draft.add(current);
    // The next words, or the next scanned code, replace these.
    search.current?.select();
  });
  const focusItems = (): void => body.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  return (
    <div ref={body} className={styles.picker}>
      <div className={styles.side}>
        <ItemTree
          currentId={nodeId}
          onCurrentChange={(id) => {
            setNodeId(id);
            setText('');
          }}
        />
        <ItemPicture item={current} />
        <ItemStock item={current} />
      </div>
      <div className={styles.main}>
        <SearchField
          ref={search}
          value={text}
          onChange={setText}
          label={t('picker.searchItems')}
          placeholder={t('picker.searchItems')}
          onKeyDown={(event) => {
            if (event.code === 'ArrowDown') focusItems();
            else if (event.code === 'Enter' && !event.ctrlKey) addCurrent();
            else return;
            event.preventDefault();
          }}
        />
        <div className={styles.items}>
          <ItemsGrid
            items={items}
            currentId={current?.id ?? null}
            onCurrentChange={setItemId}
            onAdd={draft.add}
          />
        </div>
        <div className={styles.bottom}>
          <div className={styles.pane}>
            <div className={styles.paneHead}>
              <h3 className={styles.paneTitle}>{t('picker.selectedLines')}</h3>
              <span className={styles.muted}>{t('picker.linesCount', { count: draft.lines.length })}</span>
            </div>
            <SelectedLines
              draft={draft}
              rows={rows}
              preview={preview}
              currentId={lineId ?? draft.lines[0]?.itemId ?? null}
              onCurrentChange={setLineId}
            />
          </div>
          <PastTransactions partnerId={partnerId} itemId={current?.id ?? null} />
        </div>
        <SaleFoot
          draft={draft}
          rows={rows}
          preview={preview}
          error={error}
          isSelling={isSelling}
          isReasonAsked={reasons.isReasonAsked}
          firstReason={firstReason}
          onSell={sell}
          onQuote={quote}
          isVersion={version !== undefined}
        />
      </div>
      {isQuoting ? (
        <QuoteDialog
          partnerId={partnerId}
          partnerName={partnerName}
          draft={draft}
          before={version}
          onClose={() => setQuoting(false)}
        />
      ) : null}
    </div>
  );
}
