// Presets, days and filters of the events report. Controlled.
import { useMemo } from 'react';
import { useMe, useToday } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { SegmentedControl } from '#renderer/ui/SegmentedControl.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { leadsOthers } from '#shared/domain/roles.ts';
import styles from './EventsReport.module.css';
import { daysOf, type EventFilter, eventKinds, eventStates, presets } from './eventFilter.ts';

export type EventFiltersProps = { filter: EventFilter; onChange: (filter: EventFilter) => void };

export function EventFilters({ filter, onChange }: EventFiltersProps) {
  const t = useT();
  const today = useToday();
  const { role } = useMe();
  const days = daysOf(filter, today);
  const kinds = useMemo(
    () => [
      { value: 'any' as const, label: t('reports.allKinds') },
      ...eventKinds.map((value) => ({ value, label: t(`reports.kind_${value}`) })),
    ],
    [t],
  );
  const states = useMemo(
    () => [
      { value: 'any' as const, label: t('reports.allStates') },
      ...eventStates.map((value) => ({ value, label: t(`reports.state_${value}`) })),
    ],
    [t],
  );
  const setDay = (patch: { from?: string | null; to?: string | null }): void => {
    const next = { from: patch.from ?? days.from, to: patch.to ?? days.to };
    onChange({ ...filter, days: next });
  };
  return (
    <div className={styles.filters}>
      <SegmentedControl
        aria-label={t('reports.preset')}
        value={filter.preset}
        onChange={(preset) => onChange({ ...filter, preset, days: undefined })}
        items={presets.map((id) => ({ id, label: t(`reports.${id}`) }))}
      />
      <div className={styles.choices}>
        {filter.preset === 'late' ? null : (
          <>
            <DateField
              className={styles.day}
              aria-label={t('reports.from')}
              value={days.from}
              onChange={(from) => setDay({ from })}
              today={today}
            />
            <DateField
              className={styles.day}
              aria-label={t('reports.to')}
              value={days.to}
              onChange={(to) => setDay({ to })}
              today={today}
              min={days.from}
            />
          </>
        )}
        <Select
          className={styles.choice}
          aria-label={t('reports.kind')}
          value={filter.kind ?? 'any'}
          onChange={(kind) => onChange({ ...filter, kind: kind === 'any' ? undefined : kind })}
          options={kinds}
        />
        <Select
          className={styles.choice}
          aria-label={t('reports.state')}
          value={filter.state ?? 'any'}
          onChange={(state) => onChange({ ...filter, state: state === 'any' ? undefined : state })}
          options={states}
        />
        {!leadsOthers(role) ? null : (
          <SegmentedControl
            aria-label={t('reports.scope')}
            value={filter.scope}
            onChange={(scope) => onChange({ ...filter, scope })}
            items={[
              { id: 'mine' as const, label: t('reports.mine') },
              { id: 'all' as const, label: t('reports.everybody') },
            ]}
          />
        )}
      </div>
    </div>
  );
}
