// One line that adds to a list; Enter adds, and the next can be typed at once.
import { Plus } from 'lucide-react';
import type { FormEvent } from 'react';
import { useKeptState } from '#renderer/features/drafts/index.ts';
import { FormError } from '#renderer/features/partner/index.ts';
import { useStep } from '#renderer/features/steps/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import shared from '../Settings.module.css';
import styles from './Directories.module.css';
import type { DirectoryKind } from './DirectoriesPage.tsx';

const empty = { name: '', note: '' };

export function AddEntry({ kind }: { kind: DirectoryKind }) {
  const t = useT();
  const { values, set, drop } = useKeptState(`entry.new.${kind}`, empty);
  const { name, note } = values;
  const { run, error, isRunning } = useStep('directories.add');
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return;
    const added = await run({ kind, name, note }, t('directories.added', { name: name.trim() }));
    if (added) drop();
  };
  return (
    <form noValidate className={shared.stack} onSubmit={(event) => void add(event)}>
      <div className={styles.add}>
        <Field label={t('directories.newName')}>
          <TextField value={name} maxLength={120} onChange={(next) => set({ ...values, name: next })} />
        </Field>
        {kind === 'unit' ? (
          <Field label={t('directories.fullName')}>
            <TextField value={note} maxLength={120} onChange={(next) => set({ ...values, note: next })} />
          </Field>
        ) : null}
        <Button type="submit" icon={<Plus aria-hidden />} disabled={isRunning || name.trim() === ''}>
          {t('directories.add')}
        </Button>
      </div>
      <FormError error={error} />
    </form>
  );
}
