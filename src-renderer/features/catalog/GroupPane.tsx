// The tree of item groups with what one does to a group: by its menu, the right button, or Insert, F2 and Delete.
import { EllipsisVertical, FolderPlus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { type Branch, branchIds, ItemTree } from '#renderer/features/picker/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { ContextMenu, Menu, type MenuEntry } from '#renderer/ui/Menu.tsx';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import type { Output } from '#shared/contract/index.ts';
import { useStep } from '../steps/index.ts';
import styles from './Catalog.module.css';
import { GroupDialog, type GroupValues } from './GroupDialog.tsx';

type Group = Output<'catalog.listGroups'>['rows'][number];
type Open = { start: GroupValues; groupId?: string };

export type GroupPaneProps = {
  nodeId: string;
  onNodeChange: (id: string) => void;
  /** Enter on a group: on to its items. */
  onEnter: () => void;
};

/** The node to stand on when a group is gone. */
function nodeAbove(group: Group): string {
  return group.parentId ?? branchIds[group.branch];
}

function useGroupActions({ nodeId, onNodeChange }: GroupPaneProps) {
  const t = useT();
  const { value } = useLive('catalog.listGroups', {});
  const [open, setOpen] = useState<Open>();
  const removal = useStep('catalog.deleteGroup', { isErrorToasted: true });
  const marking = useStep('catalog.setGroupBranch', { isErrorToasted: true });
  const group = value?.rows.find(({ id }) => id === nodeId);
  const add = (): void => {
    const branch = nodeId === branchIds.components ? 'components' : '';
    setOpen({ start: { name: '', parentId: group?.id ?? '', branch } });
  };
  const edit = (): void => {
    if (!group) return;
    const { id: groupId, name, parentId, ownBranch } = group;
    setOpen({ groupId, start: { name, parentId: parentId ?? '', branch: ownBranch } });
  };
  const remove = async (): Promise<void> => {
    if (!group) return;
    const done = await removal.run({ id: group.id }, t('catalog.groupDeleted', { name: group.name }));
    if (done) onNodeChange(nodeAbove(group));
  };
  const mark = (branch: '' | Branch): void => {
    if (group) void marking.run({ id: group.id, branch }, t('settings.branchSet'));
  };
  return { group, open, setOpen, add, edit, remove, mark };
}

function useEntries(actions: ReturnType<typeof useGroupActions>): MenuEntry[] {
  const t = useT();
  const { group, add, edit, remove, mark } = actions;
  const isDisabled = group === undefined;
  const branch = (id: '' | Branch, label: string): MenuEntry => ({
    id: `mark.${id}`,
    label,
    isDisabled: isDisabled || group.ownBranch === id,
    onSelect: () => mark(id),
  });
  return [
    {
      id: 'add',
      label: t(isDisabled ? 'catalog.newGroup' : 'catalog.newSubgroup'),
      kbd: 'Insert',
      onSelect: add,
    },
    { id: 'edit', label: t('catalog.renameOrMove'), kbd: 'F2', isDisabled, onSelect: edit },
    {
      id: 'branch',
      label: t('catalog.branch'),
      entries: [
        branch('', t('settings.branchParent')),
        branch('products', t('settings.branchProducts')),
        branch('components', t('settings.branchComponents')),
      ],
    },
    { id: 'separator', isSeparator: true },
    {
      id: 'delete',
      label: t('common.delete'),
      kbd: 'Delete',
      isDisabled,
      isDanger: true,
      onSelect: () => void remove(),
    },
  ];
}

export function GroupPane(props: GroupPaneProps) {
  const t = useT();
  const tree = useRef<HTMLDivElement>(null);
  const actions = useGroupActions(props);
  const entries = useEntries(actions);
  const { open, setOpen } = actions;
  useHotkeys(
    [
      { keys: 'Insert', label: t('catalog.newGroup'), run: actions.add },
      { keys: 'F2', label: t('catalog.renameOrMove'), run: actions.edit },
      { keys: 'Delete', label: t('catalog.deleteGroup'), run: () => void actions.remove() },
    ],
    { group: t('picker.itemGroups'), scope: tree },
  );
  return (
    <Panel
      label={t('picker.itemGroups')}
      isScrollable={false}
      header={
        <PanelHeader
          title={t('catalog.groups')}
          actions={
            <>
              <IconButton
                size="sm"
                label={t('catalog.newGroup')}
                kbd="Insert"
                icon={<FolderPlus aria-hidden />}
                onClick={actions.add}
              />
              <Menu
                trigger={
                  <IconButton
                    size="sm"
                    label={t('catalog.groupActions')}
                    icon={<EllipsisVertical aria-hidden />}
                  />
                }
                entries={entries}
              />
            </>
          }
        />
      }
    >
      <div ref={tree} className={styles.tree}>
        <ContextMenu entries={entries} className={styles.treeMenu}>
          <ItemTree
            currentId={props.nodeId}
            onCurrentChange={props.onNodeChange}
            onActivate={props.onEnter}
          />
        </ContextMenu>
      </div>
      {open ? (
        <GroupDialog {...open} onClose={() => setOpen(undefined)} onSaved={props.onNodeChange} />
      ) : null}
    </Panel>
  );
}
