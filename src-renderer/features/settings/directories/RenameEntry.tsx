// Another name for an entry, in all records that hold it.
import { useState } from 'react';
import { DraftLine, useKeptState } from '#renderer/features/drafts/index.ts';
import { FormError, useFieldText } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { FormDialog } from '../FormDialog.tsx';
import type { DirectoryKind } from './DirectoriesPage.tsx';
import type { EntryRow } from './DirectoryEntry.tsx';
import { useLongStep } from './useLongStep.ts';

export type RenameEntryProps = { kind: DirectoryKind; row: EntryRow; onClose: () => void };

export function RenameEntry({ kind, row, onClose }: RenameEntryProps) {
  const t = useT();
  const fieldText = useFieldText();
  const draft = useKeptState(`entry.${row.id}`, { name: row.name });
  const { name } = draft.values;
  const [isMissing, setMissing] = useState(false);
  const { run, error, isRunning } = useLongStep('directories.rename');
  const save = async (): Promise<void> => {
    const wanted = name.trim();
    setMissing(wanted === '');
    if (wanted === '') return;
    if (wanted === row.name) return onClose();
    const done = await run({ kind, id: row.id, name: wanted }, () =>
      t('directories.renamed', { name: wanted }),
    );
    if (!done) return;
    draft.drop();
    onClose();
  };
  return (
    <FormDialog
      size="sm"
      title={t('directories.renameTitle', { name: row.name })}
      isSaving={isRunning}
      onClose={onClose}
      onSave={save}
    >
      <DraftLine draft={{ ...draft, discard: draft.drop }} />
      <Field
        label={t('common.name')}
        hint={t('directories.renameHint')}
        isRequired
        error={isMissing ? fieldText('too_small') : undefined}
      >
        <TextField value={name} maxLength={120} onChange={(next) => draft.set({ name: next })} />
      </Field>
      <FormError error={error} />
    </FormDialog>
  );
}
