// The form of an item group: its name, what it stands under, and its branch.
import { z } from 'zod';
import { FormSelect, FormText, SaveDialog, type Saved } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { OwnBranch } from '#shared/contract/catalog.contract.ts';
import { useDraftForm } from '../drafts/index.ts';
import { useStep } from '../steps/index.ts';
import { GroupField } from './GroupField.tsx';

const GroupForm = z.object({
  name: z.string().trim().min(1).max(150),
  parentId: z.string(),
  branch: OwnBranch,
});
export type GroupValues = z.output<typeof GroupForm>;

export type GroupDialogProps = {
  start: GroupValues;
  /** Given: edits this group; else makes a new one. */
  groupId?: string;
  onClose: () => void;
  onSaved: (id: string) => void;
};

export function GroupDialog({ start, groupId, onClose, onSaved }: GroupDialogProps) {
  const t = useT();
  const step = useStep('catalog.saveGroup');
  const { form, draft } = useDraftForm<GroupValues>(`itemGroup.${groupId ?? 'new'}`, GroupForm, start);
  const save = async (values: GroupValues): Promise<Saved | undefined> => {
    const isNew = groupId === undefined;
    const input = { ...values, parentId: values.parentId || null, ...(isNew ? {} : { id: groupId }) };
    const done = t(isNew ? 'catalog.groupCreated' : 'catalog.groupSaved', { name: values.name });
    const saved = await step.run(input, done);
    return saved && { ...saved, warnings: [] };
  };
  return (
    <SaveDialog
      title={t(groupId === undefined ? 'catalog.newGroup' : 'catalog.editGroup')}
      form={form}
      draft={draft}
      save={save}
      onClose={onClose}
      onSaved={onSaved}
      labelOf={() => t('common.name')}
      error={step.error}
      isRunning={step.isRunning}
    >
      <FormText<GroupValues> name="name" label={t('common.name')} isRequired maxLength={150} />
      <GroupField<GroupValues>
        name="parentId"
        label={t('catalog.parentGroup')}
        noneLabel={t('catalog.topLevel')}
        exceptId={groupId}
      />
      <FormSelect<GroupValues>
        name="branch"
        label={t('catalog.branch')}
        options={[
          { value: '', label: t('settings.branchParent') },
          { value: 'products', label: t('settings.branchProducts') },
          { value: 'components', label: t('settings.branchComponents') },
        ]}
      />
    </SaveDialog>
  );
}
