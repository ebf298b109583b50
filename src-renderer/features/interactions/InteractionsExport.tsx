// The time line as a file: its rows as they are filtered, with all that a card of it says.
import { useMemo } from 'react';
import { useMe } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import type { Output } from '#shared/contract/index.ts';
import { ExportMenu } from '../exports/index.ts';
import { firstInteractions, type InteractionFilter } from './interactionFilter.ts';
import { useKindText } from './KindIcon.tsx';

type Row = Output<'interactions.list'>['rows'][number];

function useColumns(): DataGridColumn<Row>[] {
  const t = useT();
  const kindText = useKindText();
  const { timeZone } = useMe();
  return useMemo(() => {
    const column = (
      id: string,
      header: string,
      width: number,
      value: NonNullable<DataGridColumn<Row>['value']>,
    ): DataGridColumn<Row> => ({ id, header, width, value, render: () => null });
    const directions = { in: t('interactions.incoming'), out: t('interactions.outgoing'), '': '' };
    return [
      column('when', t('reports.when'), 160, ({ plannedOn, happenedAt, timelineAt }) =>
        plannedOn !== null && happenedAt === null ? { on: plannedOn } : { at: timelineAt, zone: timeZone },
      ),
      column('kind', t('interactions.kind'), 96, ({ kind }) => kindText(kind)),
      column('direction', t('interactions.direction'), 96, ({ direction }) => directions[direction]),
      column('state', t('interactions.statusFilter'), 110, ({ status }) => t(`interactions.${status}`)),
      column('subject', t('interactions.subject'), 220, ({ subject }) => subject),
      column('details', t('interactions.details'), 320, ({ content }) => content),
      column('result', t('interactions.result'), 320, ({ result }) => result),
      column('contact', t('interactions.contact'), 160, ({ contactName }) => contactName),
      column('place', t('interactions.place'), 160, ({ place }) => place),
      column('minutes', t('interactions.duration'), 80, ({ durationMin }) => durationMin),
      column('importance', t('interactions.importance'), 96, ({ importance }) =>
        t(`interactions.${importance}`),
      ),
      column('owner', t('reports.owner'), 160, ({ ownerName }) => ownerName),
    ];
  }, [t, kindText, timeZone]);
}

type InteractionsExportProps = { partnerId: string; filter: InteractionFilter; title: string };

export function InteractionsExport({ partnerId, filter, title }: InteractionsExportProps) {
  const input = { ...firstInteractions(partnerId, filter), limit: 100 };
  return <ExportMenu title={title} query="interactions.list" input={input} columns={useColumns()} />;
}
