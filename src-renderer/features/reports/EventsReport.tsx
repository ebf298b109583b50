// The events report: presets and filters above, groups with their figures, and the rows behind the figure chosen.
import { Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLiveSteady } from '#renderer/data/DataProvider.tsx';
import { useToday } from '#renderer/data/useMe.ts';
import { usePrint } from '#renderer/features/print/index.ts';
import { useLanguage, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { ErrorState } from '#renderer/ui/States.tsx';
import { EventFilters } from './EventFilters.tsx';
import { EventGroups } from './EventGroups.tsx';
import { EventRows, EventsExport } from './EventRows.tsx';
import styles from './EventsReport.module.css';
import { groupingOf, inputOf, useEventFilter } from './eventFilter.ts';

/** The screen of route `events`. */
export function EventsReport() {
  const t = useT();
  const today = useToday();
  const errorText = useErrorText();
  const [filter, setFilter] = useEventFilter();
  /** The group whose rows are shown; null all. */
  const [group, setGroup] = useState<string | null>(null);
  const groupBy = groupingOf[filter.preset];
  const input = useMemo(() => inputOf(filter, today), [filter, today]);
  const counted = useLiveSteady('reports.countEvents', { ...input, groupBy });
  const isThere = counted.value?.groups.some(({ key }) => key === group) ?? false;
  const shown = isThere ? group : null;
  const name = `${t('reports.title')}: ${t(`reports.${filter.preset}`)}`;
  return (
    <Panel
      label={t('reports.title')}
      isScrollable={false}
      header={
        <PanelHeader
          isPage
          title={t('reports.title')}
          actions={
            <>
              <EventsExport {...{ input, groupBy, group: shown }} title={name} />
              <PrintButton input={input} groupBy={groupBy} title={name} />
            </>
          }
        />
      }
    >
      <div className={styles.report}>
        <EventFilters
          filter={filter}
          onChange={(next) => {
            setFilter(next);
            setGroup(null);
          }}
        />
        {counted.error && !counted.value ? (
          <ErrorState title={errorText(counted.error)} />
        ) : (
          <div className={styles.panes}>
            <EventGroups report={counted.value} groupBy={groupBy} currentKey={shown} onChange={setGroup} />
            <EventRows input={input} groupBy={groupBy} group={shown} />
          </div>
        )}
      </div>
    </Panel>
  );
}

type PrintButtonProps = {
  input: ReturnType<typeof inputOf>;
  groupBy: (typeof groupingOf)['today'];
  title: string;
};

function PrintButton({ input, groupBy, title }: PrintButtonProps) {
  const t = useT();
  const { lang } = useLanguage();
  const { print, isPrinting } = usePrint('reports.printEvents');
  const printNow = (): void => print({ ...input, groupBy, title, language: lang });
  useHotkeys([{ keys: 'Ctrl+KeyP', label: t('reports.print'), run: printNow }], {
    group: t('reports.title'),
  });
  return (
    <Button icon={<Printer aria-hidden />} kbd="Ctrl+P" disabled={isPrinting} onClick={printNow}>
      {t('reports.print')}
    </Button>
  );
}
