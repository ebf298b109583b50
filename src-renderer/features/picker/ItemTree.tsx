// The tree of item groups: what is chosen here is what the grid lists.
import { useEffect, useMemo, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { ErrorState } from '#renderer/ui/States.tsx';
import { Tree } from '#renderer/ui/Tree.tsx';
import { ancestorsOf, branchIds, groupNodes } from './groupNodes.ts';

export function ItemTree({
  currentId,
  onCurrentChange,
  onActivate,
}: {
  currentId: string;
  onCurrentChange: (id: string) => void;
  /** Enter and double click. */
  onActivate?: (id: string) => void;
}) {
  const t = useT();
  const errorText = useErrorText();
  const { value, error } = useLive('catalog.listGroups', {});
  const [expandedIds, setExpandedIds] = useState<ReadonlySet<string>>(new Set(Object.values(branchIds)));
  const products = t('picker.products');
  const components = t('picker.components');
  const nodes = useMemo(
    () => groupNodes(value?.rows ?? [], { products, components }),
    [value, products, components],
  );
  // What is chosen from outside – a new group, the group of a found item – must be seen.
  useEffect(() => {
    const above = ancestorsOf(nodes, currentId);
    setExpandedIds((open) => (above.every((id) => open.has(id)) ? open : new Set([...open, ...above])));
  }, [nodes, currentId]);
  if (error) return <ErrorState title={errorText(error)} />;
  return (
    <Tree
      aria-label={t('picker.itemGroups')}
      nodes={nodes}
      expandedIds={expandedIds}
      onExpandedChange={setExpandedIds}
      currentId={currentId}
      onCurrentChange={onCurrentChange}
      onActivate={onActivate && (({ id }) => onActivate(id))}
    />
  );
}
