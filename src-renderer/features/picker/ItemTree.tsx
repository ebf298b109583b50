// The tree of item groups: what is chosen here is what the grid lists.
import { useMemo, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { ErrorState } from '#renderer/ui/States.tsx';
import { Tree } from '#renderer/ui/Tree.tsx';
import { branchIds, groupNodes } from './groupNodes.ts';

export function ItemTree({
  currentId,
  onCurrentChange,
}: {
  currentId: string;
  onCurrentChange: (id: string) => void;
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
  if (error) return <ErrorState title={errorText(error)} />;
  return (
    <Tree
      aria-label={t('picker.itemGroups')}
      nodes={nodes}
      expandedIds={expandedIds}
      onExpandedChange={setExpandedIds}
      currentId={currentId}
      onCurrentChange={onCurrentChange}
    />
  );
}
