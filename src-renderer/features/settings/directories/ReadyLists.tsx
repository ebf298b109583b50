// Ready lists of a trade: shown before they are added, in the language they will be in.
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { FormError } from '#renderer/features/partner/index.ts';
import { useStep } from '#renderer/features/steps/index.ts';
import { useLanguage, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { fold } from '#shared/domain/fold.ts';
import { type Language, languageNames, languages } from '#shared/domain/language.ts';
import { readyDirectories, type Trade, trades } from '#shared/domain/readyDirectories.ts';
import shared from '../Settings.module.css';
import styles from './Directories.module.css';

const kinds = ['source', 'post', 'unit', 'warehouse'] as const;

/** What of the trade's lists is not there yet; undefined until the core has answered. What was archived is not wanted. */
function useMissing(trade: Trade, language: Language): Record<(typeof kinds)[number], string[]> | undefined {
  const all = { includeArchived: true };
  const present = {
    source: useLive('directories.list', { kind: 'source', ...all }).value,
    post: useLive('directories.list', { kind: 'post', ...all }).value,
    unit: useLive('directories.list', { kind: 'unit', ...all }).value,
    warehouse: useLive('directories.list', { kind: 'warehouse', ...all }).value,
  };
  if (kinds.some((kind) => present[kind] === undefined)) return undefined;
  const ready = readyDirectories(trade, language);
  const missing = (kind: (typeof kinds)[number]): string[] => {
    const names = new Set(present[kind]?.rows.map(({ name }) => fold(name)));
    return ready[kind].map(({ name }) => name).filter((name) => !names.has(fold(name)));
  };
  return {
    source: missing('source'),
    post: missing('post'),
    unit: missing('unit'),
    warehouse: missing('warehouse'),
  };
}

export function ReadyLists({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [trade, setTrade] = useState<Trade>('general');
  const [language, setLanguage] = useState(useLanguage().lang);
  const { run, error, isRunning } = useStep('directories.loadReady');
  const missing = useMissing(trade, language);
  const count = kinds.reduce((sum, kind) => sum + (missing?.[kind].length ?? 0), 0);
  const load = async (): Promise<void> => {
    if (await run({ trade, language }, t('directories.readyAdded', { count }))) onClose();
  };
  return (
    <Dialog
      isOpen
      title={t('directories.readyTitle')}
      description={t('directories.readyHint')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" disabled={isRunning || count === 0} onClick={() => void load()}>
            {t('directories.readyLoad')}
          </Button>
        </>
      }
    >
      <div className={shared.stack}>
        <div className={shared.grid}>
          <Field label={t('directories.trade')}>
            <Select
              value={trade}
              options={trades.map((id) => ({ value: id, label: t(`directories.trade_${id}`) }))}
              onChange={setTrade}
            />
          </Field>
          <Field label={t('common.language')}>
            <Select
              value={language}
              options={languages.map((id) => ({ value: id, label: languageNames[id] }))}
              onChange={setLanguage}
            />
          </Field>
        </div>
        {missing && count === 0 ? <p role="status">{t('directories.readyAll')}</p> : null}
        <dl className={styles.preview}>
          {kinds.map((kind) =>
            missing && missing[kind].length > 0 ? (
              <div key={kind}>
                <dt>{t(`directories.${kind}`)}</dt>
                <dd lang={language}>{missing[kind].join(', ')}</dd>
              </div>
            ) : null,
          )}
        </dl>
        <FormError error={error} />
      </div>
    </Dialog>
  );
}
