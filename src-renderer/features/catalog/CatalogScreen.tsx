// The Items screen: groups on the left, the list with search in the middle, the card of the item on the right.
// Puts the panes and the keys together; holds no rows.
import { Boxes, Plus } from 'lucide-react';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { branchIds, type ItemRow, scopeOf, useItems } from '#renderer/features/picker/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { physicalKey } from '#renderer/ui/keyboard/physicalKey.ts';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useNavigate, useRouteParams } from '#renderer/ui/routing.ts';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { SplitPanels } from '#renderer/ui/SplitPanels.tsx';
import { EmptyState } from '#renderer/ui/States.tsx';
import { rowAt } from '#shared/lib/pagedRows.ts';
import { ExportMenu } from '../exports/index.ts';
import { useStep } from '../steps/index.ts';
import styles from './Catalog.module.css';
import { CatalogGrid, useCatalogColumns } from './CatalogGrid.tsx';
import { GroupPane } from './GroupPane.tsx';
import { ItemCard } from './ItemCard.tsx';
import { ItemDialog } from './ItemDialog.tsx';

/** The screen of routes `catalog` and `item`. */
export function CatalogScreen() {
  const params = useRouteParams('item');
  return <Catalog key={params?.id ?? ''} startId={params?.id ?? null} />;
}

/** What is shown and chosen. A chosen item may lie beyond the pages that the list has read. */
function useCatalog(startId: string | null) {
  const [nodeId, setNodeId] = useState<string>(branchIds.products);
  const [text, setText] = useState('');
  const [chosenId, setChosenId] = useState(startId);
  const items = useItems(undefined, text, nodeId);
  const itemId = chosenId ?? items.rows.at(0)?.id ?? null;
  const forget = useCallback(() => setChosenId(null), []);
  return {
    ...{ nodeId, text, items, itemId, forget },
    choose: setChosenId,
    search(next: string) {
      setText(next);
      setChosenId(null);
    },
    openNode(id: string) {
      setNodeId(id);
      setText('');
      setChosenId(null);
    },
    /** Shows an item among those of its group. */
    show(id: string, node: string) {
      setNodeId(node);
      setText('');
      setChosenId(id);
    },
  };
}

/** An item asked for by the address is shown in its group, once it is known which. */
function useStartNode(startId: string | null, show: (id: string, node: string) => void): void {
  const { value } = useLive('catalog.loadItem', startId === null ? undefined : { id: startId });
  const node = value && (value.groupId ?? branchIds[value.branch]);
  const latest = useRef(show);
  latest.current = show;
  useEffect(() => {
    if (startId !== null && node !== undefined) latest.current(startId, node);
  }, [startId, node]);
}

type Dialog = { itemId?: string };

function Catalog({ startId }: { startId: string | null }) {
  const t = useT();
  const screen = useRef<HTMLDivElement>(null);
  const catalog = useCatalog(startId);
  const [dialog, setDialog] = useState<Dialog>();
  const removal = useStep('catalog.deleteItem', { isErrorToasted: true });
  useStartNode(startId, catalog.show);
  const { nodeId, itemId, items } = catalog;
  const isGroup = !Object.values<string>(branchIds).includes(nodeId);
  const focus = (selector: string): void => screen.current?.querySelector<HTMLElement>(selector)?.focus();
  const add = (): void => setDialog({});
  const edit = (): void => {
    if (itemId !== null) setDialog({ itemId });
  };
  const remove = async ({ id, name }: Pick<ItemRow, 'id' | 'name'>): Promise<void> => {
    const place = items.rows.findIndex((row) => row.id === id);
    const done = await removal.run({ id }, t('catalog.itemDeleted', { name }));
    if (done) catalog.choose((items.rows.at(place + 1) ?? rowAt(items.rows, place - 1))?.id ?? null);
  };
  useHotkeys(
    [
      { keys: 'Ctrl+KeyN', label: t('catalog.newItem'), run: add },
      { keys: 'KeyE', label: t('catalog.editItem'), run: edit },
      { keys: 'Slash', label: t('catalog.find'), run: () => focus('input[type=search]') },
    ],
    { group: t('app.catalog') },
  );
  const current = items.rows.find((row) => row.id === itemId);
  return (
    <div ref={screen} className={styles.screen}>
      <SplitPanels
        id="catalog"
        panels={[
          {
            id: 'groups',
            content: (
              <GroupPane
                nodeId={nodeId}
                onNodeChange={catalog.openNode}
                onEnter={() => focus('[role=grid]')}
              />
            ),
            defaultSize: 220,
            minSize: 180,
            isFixedWidth: true,
          },
          {
            id: 'items',
            minSize: 420,
            content: (
              <ItemsPane
                catalog={catalog}
                screen={screen}
                onAdd={add}
                onEdit={edit}
                onDelete={(item) => void remove(item)}
              />
            ),
          },
          {
            id: 'card',
            defaultSize: 300,
            minSize: 260,
            isFixedWidth: true,
            content: (
              <ItemCard
                itemId={itemId}
                onEdit={edit}
                onDelete={() => current && void remove(current)}
                onGone={catalog.forget}
              />
            ),
          },
        ]}
      />
      {dialog ? (
        <ItemDialog
          {...dialog}
          groupId={isGroup ? nodeId : ''}
          onClose={() => setDialog(undefined)}
          onSaved={(saved) => {
            if (dialog.itemId === undefined) catalog.show(saved.id, saved.groupId || branchIds.products);
            // After the dialog gave the focus back.
            setTimeout(() => focus('[role=grid]'));
          }}
        />
      ) : null}
    </div>
  );
}

/** What is found, or the group that is open, with every price type. */
function ItemsExport({ text, nodeId }: { text: string; nodeId: string }) {
  const t = useT();
  const list = { title: t('app.catalog'), columns: useCatalogColumns(Number.POSITIVE_INFINITY) };
  const words = text.trim();
  return words === '' ? (
    <ExportMenu {...list} query="catalog.listItems" input={{ ...scopeOf(nodeId), limit: 100 }} />
  ) : (
    <ExportMenu {...list} query="catalog.searchItems" input={{ text: words, limit: 60 }} />
  );
}

function ItemsPane(props: {
  catalog: ReturnType<typeof useCatalog>;
  screen: RefObject<HTMLDivElement | null>;
  onAdd: () => void;
  onEdit: () => void;
  onDelete: (item: ItemRow) => void;
}) {
  const { catalog, screen, onAdd, onEdit, onDelete } = props;
  const t = useT();
  const { items, text } = catalog;
  return (
    <Panel label={t('app.catalog')} isScrollable={false}>
      <div className={styles.main}>
        <header className={styles.toolbar}>
          <h1 className={styles.title}>{t('app.catalog')}</h1>
          <div className={styles.find}>
            <SearchField
              label={t('catalog.find')}
              placeholder={t('picker.searchItems')}
              kbd="/"
              value={text}
              onChange={catalog.search}
              onKeyDown={(event) => {
                if (physicalKey(event) !== 'ArrowDown' && physicalKey(event) !== 'Enter') return;
                event.preventDefault();
                screen.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
              }}
            />
          </div>
          <ItemsExport text={text} nodeId={catalog.nodeId} />
          <Button variant="primary" icon={<Plus aria-hidden />} kbd="Ctrl+N" onClick={onAdd}>
            {t('catalog.newItem')}
          </Button>
        </header>
        <CatalogGrid
          items={items}
          currentId={catalog.itemId}
          onCurrentChange={catalog.choose}
          onEdit={onEdit}
          onDelete={onDelete}
          empty={<Nothing isSearch={text.trim() !== ''} onAdd={onAdd} />}
        />
      </div>
    </Panel>
  );
}

/** Nothing found, an empty group, or a company that has no items yet. */
function Nothing({ isSearch, onAdd }: { isSearch: boolean; onAdd: () => void }) {
  const t = useT();
  const go = useNavigate();
  const { value } = useLive('catalog.listItems', { limit: 1 });
  const icon = <Boxes aria-hidden />;
  const add = (label: string) => (
    <Button variant="primary" onClick={onAdd}>
      {label}
    </Button>
  );
  if (isSearch)
    return <EmptyState icon={icon} title={t('picker.nothingFound')} hint={t('picker.nothingFoundHint')} />;
  if (!value) return null;
  if (value.rows.length > 0)
    return <EmptyState icon={icon} title={t('catalog.emptyGroup')} actions={add(t('catalog.newItem'))} />;
  return (
    <EmptyState
      icon={icon}
      title={t('catalog.noItems')}
      hint={t('catalog.noItemsHint')}
      actions={
        <>
          {add(t('catalog.firstItem'))}
          <Button onClick={() => go('imports')}>{t('catalog.importFrom1c')}</Button>
        </>
      }
    />
  );
}
