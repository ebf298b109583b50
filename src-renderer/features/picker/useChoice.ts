// What is chosen in the picker: words, group, item and line. Holds no rows of its own but those the words find.
import { useState } from 'react';
import { useSellState } from '#renderer/data/sellState.ts';
import { branchIds } from './groupNodes.ts';
import type { SaleDraft } from './saleDraft.ts';
import { useItems } from './useItems.ts';

/** What is chosen: the words, the group, the item and the line under the cursor, which of the two was last. */
export function useChoice(partnerId: string, draft: SaleDraft) {
  const [text, setText] = useState(() => useSellState.getState().itemWords);
  const [nodeId, setNodeId] = useState<string>(branchIds.products);
  const [itemId, setItemId] = useState<string | null>(null);
  const [line, setLine] = useState<{ itemId: string | null; isLast: boolean }>({
    itemId: null,
    isLast: false,
  });
  const items = useItems(partnerId, text, nodeId);
  const lineId = draft.lines.some((one) => one.itemId === line.itemId)
    ? line.itemId
    : (draft.lines[0]?.itemId ?? null);
  return {
    ...{ text, nodeId, itemId, items, lineId },
    current: items.rows.find((row) => row.id === itemId) ?? items.rows.at(0),
    isLineLast: line.isLast && lineId !== null,
    setText,
    openNode(id: string) {
      setNodeId(id);
      setText('');
    },
    chooseItem(id: string) {
      setItemId(id);
      setLine((last) => ({ ...last, isLast: false }));
    },
    chooseLine: (id: string) => setLine({ itemId: id, isLast: true }),
  };
}
