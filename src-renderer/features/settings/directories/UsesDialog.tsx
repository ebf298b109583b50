// Where an entry is used, and another put in its place everywhere.
import { useEffect, useState } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { FormError } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { type AppError, asAppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import shared from '../Settings.module.css';
import styles from './Directories.module.css';
import type { DirectoryKind } from './DirectoriesPage.tsx';
import type { EntryProps } from './DirectoryEntry.tsx';
import { useLongStep } from './useLongStep.ts';

type Uses = Output<'directories.countUses'>['uses'];
type Use = Uses[number];

function useUses(kind: DirectoryKind, id: string): { uses: Uses | undefined; error: AppError | undefined } {
  const call = useCall();
  const [uses, setUses] = useState<Uses>();
  const [error, setError] = useState<AppError>();
  useEffect(() => {
    const abort = new AbortController();
    call('directories.countUses', { kind, id }, { signal: abort.signal }).then(
      (value) => setUses(value.uses),
      (thrown: unknown) => {
        if (abort.signal.aborted) return;
        setError(asAppError(thrown));
      },
    );
    return () => abort.abort();
  }, [call, kind, id]);
  return { uses, error };
}

function useUseText(): (use: Use) => string {
  const t = useT();
  return ({ where, count }) => {
    const texts: { readonly [W in Use['where']]: string } = {
      partners: t('directories.usedInPartners', { count }),
      contacts: t('directories.usedInContacts', { count }),
      users: t('directories.usedInUsers', { count }),
      items: t('directories.usedInItems', { count }),
      prices: t('directories.usedInPrices', { count }),
      stocks: t('directories.usedInStocks', { count }),
      warehouses: t('directories.usedInWarehouses', { count }),
    };
    return texts[where];
  };
}

type Mergeable = Exclude<DirectoryKind, 'priceType' | 'warehouse'>;
const isMergeable = (kind: DirectoryKind): kind is Mergeable => kind !== 'priceType' && kind !== 'warehouse';

export function UsesDialog({ kind, row, rows, onClose }: EntryProps & { onClose: () => void }) {
  const t = useT();
  const textOf = useUseText();
  const { uses, error } = useUses(kind, row.id);
  const [intoId, setIntoId] = useState<string | null>(null);
  const merge = useLongStep('directories.merge');
  const others = rows.filter(({ id, isArchived }) => id !== row.id && !isArchived);
  const isUsed = uses !== undefined && uses.length > 0;
  const canMerge = isUsed && isMergeable(kind) && others.length > 0;
  const run = async (): Promise<void> => {
    if (intoId === null || !isMergeable(kind)) return;
    const done = await merge.run({ kind, id: row.id, intoId }, ({ changed }) =>
      t('directories.merged', { count: changed }),
    );
    if (done) onClose();
  };
  return (
    <Dialog
      isOpen
      size="sm"
      title={t('directories.usesTitle', { name: row.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.close')}</Button>
          {canMerge ? (
            <Button
              variant="primary"
              disabled={intoId === null || merge.isRunning}
              onClick={() => void run()}
            >
              {t('directories.merge')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={shared.stack}>
        <FormError error={error} />
        {uses || error ? null : <p role="status">{t('directories.counting')}</p>}
        {uses?.length === 0 ? <p role="status">{t('directories.notUsed')}</p> : null}
        {isUsed ? (
          <ul className={styles.uses}>
            {uses.map((use) => (
              <li key={use.where}>{textOf(use)}</li>
            ))}
          </ul>
        ) : null}
        {canMerge ? (
          <Field label={t('directories.mergeInto')} hint={t('directories.mergeHint')}>
            <Select
              value={intoId}
              options={others.map(({ id, name }) => ({ value: id, label: name }))}
              placeholder={t('common.notSet')}
              onChange={setIntoId}
            />
          </Field>
        ) : null}
        {isUsed && !isMergeable(kind) ? <p className={shared.hint}>{t('directories.cannotMerge')}</p> : null}
        <FormError error={merge.error} />
      </div>
    </Dialog>
  );
}
