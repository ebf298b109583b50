// What can replace the item of the card, said by hand: found by words and added, one way or both, taken away; each
// step with Undo.
import { ArrowLeftRight, ArrowRight, X } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useCall, useLive } from '#renderer/data/DataProvider.tsx';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import { Combobox, type ComboboxOption } from '#renderer/ui/Combobox.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { tooltip } from '#renderer/ui/Tooltip.tsx';
import type { Output } from '#shared/contract/index.ts';
import { useStep } from '../steps/index.ts';
import styles from './Catalog.module.css';
import { Section } from './Section.tsx';

type Row = Output<'catalog.listAnalogues'>['rows'][number];

export function Analogues({ itemId }: { itemId: string }) {
  const t = useT();
  const { value } = useLive('catalog.listAnalogues', { itemId });
  const removal = useStep('catalog.removeAnalogue', { isErrorToasted: true });
  if (!value) return null;
  const remove = ({ itemId: analogueId, name }: Row): void => {
    void removal.run({ itemId, analogueId }, t('standIns.analogueRemoved', { name }));
  };
  return (
    <Section title={t('standIns.replacedBy')}>
      {value.rows.length === 0 ? (
        <p className={styles.muted}>{t('standIns.noAnalogues')}</p>
      ) : (
        <ul className={styles.analogues}>
          {value.rows.map((row) => (
            <AnalogueRow key={row.itemId} row={row} onRemove={() => remove(row)} />
          ))}
        </ul>
      )}
      <AddAnalogue itemId={itemId} present={value.rows} />
    </Section>
  );
}

function AnalogueRow({ row, onRemove }: { row: Row; onRemove: () => void }) {
  const t = useT();
  const format = useFormat();
  const direction = [t(row.isMutual ? 'standIns.mutual' : 'standIns.oneWay')]
    .concat(row.isOwn ? [] : [t('standIns.saidThere')])
    .join(' · ');
  return (
    <li>
      <span role="img" aria-label={direction} {...tooltip(direction)}>
        {row.isMutual ? <ArrowLeftRight aria-hidden /> : <ArrowRight aria-hidden />}
      </span>
      <span data-ellipsis="" title={row.name}>
        {row.name}
      </span>
      <span className={row.freeQuantity > 0 ? undefined : styles.muted}>
        {format.quantity(Math.round(row.freeQuantity * 1000), row.unit)}
      </span>
      <IconButton
        size="sm"
        label={t('standIns.removeAnalogue', { name: row.name })}
        icon={<X aria-hidden />}
        onClick={onRemove}
      />
    </li>
  );
}

function AddAnalogue({ itemId, present }: { itemId: string; present: readonly Row[] }) {
  const t = useT();
  const call = useCall();
  const adding = useStep('catalog.saveAnalogue', { isErrorToasted: true });
  const [isMutual, setMutual] = useState(true);
  const [added, setAdded] = useState(0);
  const load = useCallback(
    async (text: string, signal: AbortSignal): Promise<readonly ComboboxOption[]> => {
      if (text.trim() === '') return [];
      const { rows } = await call('catalog.searchItems', { text, limit: 20 }, { signal });
      const known = new Set([itemId, ...present.map((row) => row.itemId)]);
      return rows
        .filter(({ id }) => !known.has(id))
        .map(({ id, name, article }) => ({ id, label: name, hint: article }));
    },
    [call, itemId, present],
  );
  const add = (chosen: ComboboxOption | null): void => {
    if (chosen === null) return;
    void adding
      .run({ itemId, analogueId: chosen.id, isMutual }, t('standIns.analogueSaved', { name: chosen.label }))
      .then(() => setAdded((count) => count + 1));
  };
  return (
    <div className={styles.addAnalogue}>
      <Combobox
        // Empty again for the next one.
        key={added}
        aria-label={t('standIns.addAnalogue')}
        placeholder={t('standIns.addAnalogue')}
        value={null}
        onChange={add}
        load={load}
      />
      <Checkbox
        value={isMutual}
        onChange={setMutual}
        label={<span {...tooltip(t('standIns.mutualHint'))}>{t('standIns.mutual')}</span>}
      />
    </div>
  );
}
