// The picker: one layer over the desk, from search to SELL without the mouse.
import { type RefObject, useMemo, useRef, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useSellState } from '#renderer/data/sellState.ts';
import { useWhenFresh } from '#renderer/data/useWhenFresh.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { physicalKey } from '#renderer/ui/keyboard/physicalKey.ts';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { branchIds } from './groupNodes.ts';
import { ItemPicture } from './ItemPicture.tsx';
import { ItemStock } from './ItemStock.tsx';
import { ItemsGrid } from './ItemsGrid.tsx';
import { ItemTree } from './ItemTree.tsx';
import { PastTransactions } from './PastTransactions.tsx';
import styles from './Picker.module.css';
import { SaleFoot } from './SaleFoot.tsx';
import { type LineRow, SelectedLines } from './SelectedLines.tsx';
import { toSellLines, useSaleDraft } from './saleDraft.ts';
import { useItems } from './useItems.ts';
import { usePreview } from './usePreview.ts';
import { useSell } from './useSell.ts';

/** Reads which partner it is open for from the sell state; shows nothing otherwise. */
export function Picker() {
  const t = useT();
  const { pickerFor, closePicker } = useSellState();
  const search = useRef<HTMLInputElement>(null);
  const { value: partner } = useLive(
    'partners.load',
    pickerFor === undefined ? undefined : { id: pickerFor },
  );
  return (
    <Dialog
      isOpen={pickerFor !== undefined}
      onClose={closePicker}
      size="full"
      title={partner ? t('picker.titleFor', { name: partner.name }) : t('picker.title')}
      initialFocus={search}
    >
      {pickerFor === undefined ? null : <PickerBody key={pickerFor} partnerId={pickerFor} search={search} />}
    </Dialog>
  );
}

function PickerBody({
  partnerId,
  search,
}: {
  partnerId: string;
  search: RefObject<HTMLInputElement | null>;
}) {
  const t = useT();
  const body = useRef<HTMLDivElement>(null);
  const firstReason = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(() => useSellState.getState().itemWords);
  const [nodeId, setNodeId] = useState<string>(branchIds.products);
  const [itemId, setItemId] = useState<string | null>(null);
  const [lineId, setLineId] = useState<string | null>(null);
  const draft = useSaleDraft(partnerId);
  const items = useItems(partnerId, text, nodeId);
  const sellLines = useMemo(() => toSellLines(draft.lines), [draft.lines]);
  const { preview, isFresh } = usePreview(partnerId, sellLines);
  const rows: LineRow[] = draft.lines.map((line) => ({
    draft: line,
    shown: preview?.lines.find((shown) => shown.itemId === line.itemId),
  }));
  const { sell, error, isSelling, isReasonAsked } = useSell({ partnerId, draft, rows, isFresh, firstReason });
  const current = items.rows.find((row) => row.id === itemId) ?? items.rows[0];
  useHotkeys([{ keys: 'Ctrl+Enter', label: t('picker.sell'), run: sell }], {
    group: t('picker.title'),
    scope: body,
  });
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
            if (physicalKey(event) === 'ArrowDown') focusItems();
            else if (physicalKey(event) === 'Enter' && !event.ctrlKey) addCurrent();
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
          isReasonAsked={isReasonAsked}
          firstReason={firstReason}
          onSell={sell}
        />
      </div>
    </div>
  );
}
