// All items without a client: what is there, at which prices, how it looks. Sells nothing.
import { useState } from 'react';
import { useSellState } from '../../data/sellState.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Panel, PanelHeader } from '../../ui/Panel.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import styles from './CatalogScreen.module.css';
import { branchIds } from './groupNodes.ts';
import { ItemPicture } from './ItemPicture.tsx';
import { ItemStock } from './ItemStock.tsx';
import { ItemsGrid } from './ItemsGrid.tsx';
import { ItemTree } from './ItemTree.tsx';
import { useItems } from './useItems.ts';

/** The screen of route `catalog`. */
export function CatalogScreen() {
  const t = useT();
  const { itemWords } = useSellState();
  // Words brought from the search of the top bar begin the list anew.
  return <Items key={itemWords} words={itemWords} label={t('app.catalog')} />;
}

function Items({ words, label }: { words: string; label: string }) {
  const t = useT();
  const [text, setText] = useState(words);
  const [nodeId, setNodeId] = useState<string>(branchIds.products);
  const [itemId, setItemId] = useState<string | null>(null);
  const items = useItems(undefined, text, nodeId);
  const current = items.rows.find((row) => row.id === itemId) ?? items.rows[0];
  return (
    <Panel
      label={label}
      isScrollable={false}
      header={
        <PanelHeader isPage title={label}>
          <SearchField
            className={styles.search}
            value={text}
            onChange={setText}
            label={t('picker.searchItems')}
            placeholder={t('picker.searchItems')}
          />
        </PanelHeader>
      }
    >
      <div className={styles.screen}>
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
        <ItemsGrid items={items} currentId={current?.id ?? null} onCurrentChange={setItemId} />
      </div>
    </Panel>
  );
}
