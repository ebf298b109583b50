// The outbox: every letter with its state and the reason why it waits; what can be done about it.
import { useMemo, useState } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useSellState } from '#renderer/data/sellState.ts';
import { useArea } from '#renderer/data/useArea.ts';
import { useMe } from '#renderer/data/useMe.ts';
import { usePages } from '#renderer/data/usePages.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { DataGrid } from '#renderer/ui/DataGrid.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { SegmentedControl } from '#renderer/ui/SegmentedControl.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/States.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { AppError } from '#shared/contract/errors.ts';
import type { Call, Input, Output } from '#shared/contract/index.ts';
import { ExportMenu } from '../exports/index.ts';
import { LetterStateChip, useLetterStateText } from '../sell/index.ts';

type Letter = Output<'mail.listLetters'>['rows'][number];
const filters = ['all', 'queued', 'unknown', 'failed', 'draft', 'sent'] as const;
type Filter = (typeof filters)[number];
const keyOf = (row: Letter): string => row.id;

function useColumns(): DataGridColumn<Letter>[] {
  const t = useT();
  const format = useFormat();
  const errorText = useErrorText();
  const stateText = useLetterStateText();
  const { timeZone } = useMe();
  return useMemo(
    () => [
      {
        id: 'state',
        header: t('common.state'),
        width: 210,
        render: (row) => <LetterStateChip state={row.state} />,
        value: (row) => stateText(row.state),
      },
      {
        id: 'to',
        header: t('sell.to'),
        width: 200,
        render: (row) => (
          <span data-ellipsis="" title={row.to}>
            {row.toName || row.to}
          </span>
        ),
      },
      {
        id: 'subject',
        header: t('sell.subject'),
        width: 240,
        isFlexible: true,
        isRowHeader: true,
        render: (row) => (
          <span data-ellipsis="" title={row.subject}>
            {row.subject}
          </span>
        ),
      },
      {
        id: 'reason',
        header: t('sell.reason'),
        width: 260,
        value: ({ reason }) => (reason ? errorText({ code: 'unavailable', reason }) : ''),
        render: (row) => {
          const text = row.reason ? errorText({ code: 'unavailable', reason: row.reason }) : '';
          return (
            <span data-ellipsis="" title={text}>
              {text}
            </span>
          );
        },
      },
      {
        id: 'at',
        header: t('common.date'),
        width: 150,
        render: (row) => format.dateTime(row.sentAt ?? row.createdAt, timeZone),
        value: (row) => ({ at: row.sentAt ?? row.createdAt, zone: timeZone }),
      },
    ],
    [t, format, errorText, stateText, timeZone],
  );
}

/** The buttons that make sense for a letter in its state. */
function LetterActions({ letter }: { letter: Letter }) {
  const t = useT();
  const go = useNavigate();
  const call = useCall();
  const errorText = useErrorText();
  const { show } = useToasts();
  const { showLetter } = useSellState();
  const run = <N extends Call>(name: N, input: Input<N>) => {
    void call(name, input).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      show({ title: errorText(error), tone: 'warn' });
    });
  };
  const hasQuotes = useArea('quotes');
  const { id, state, invoiceId, quoteId } = letter;
  const canEdit = state === 'draft' || state === 'failed' || state === 'queued' || state === 'cancelled';
  return (
    <ActionBar align="end">
      {invoiceId ? (
        <Button onClick={() => go('invoice', { id: invoiceId })}>{t('terms.invoice')}</Button>
      ) : null}
      {quoteId && hasQuotes ? (
        <Button onClick={() => go('quote', { id: quoteId })}>{t('terms.quote')}</Button>
      ) : null}
      {canEdit ? <Button onClick={() => showLetter(id)}>{t('common.open')}</Button> : null}
      {state === 'unknown' ? (
        <>
          <Button onClick={() => run('mail.resolveUnknown', { id, verdict: 'sent' })}>
            {t('sell.markSent')}
          </Button>
          <Button onClick={() => run('mail.resolveUnknown', { id, verdict: 'again' })}>
            {t('sell.sendAgain')}
          </Button>
        </>
      ) : null}
      {state === 'queued' || state === 'failed' ? (
        <>
          <Button variant="primary" onClick={() => run('mail.sendLetter', { id })}>
            {t('sell.sendNow')}
          </Button>
          <Button variant="danger" onClick={() => run('mail.cancelLetter', { id })}>
            {t('common.cancel')}
          </Button>
        </>
      ) : null}
    </ActionBar>
  );
}

export function Outbox() {
  const t = useT();
  const errorText = useErrorText();
  const columns = useColumns();
  const [filter, setFilter] = useState<Filter>('all');
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const { showLetter } = useSellState();
  const input = useMemo(() => (filter === 'all' ? { limit: 100 } : { state: filter, limit: 100 }), [filter]);
  const letters = usePages('mail.listLetters', input);
  const current = letters.rows.find((row) => row.id === currentKey) ?? letters.rows.at(0);
  return (
    <Panel
      label={t('app.outbox')}
      isScrollable={false}
      header={
        <PanelHeader
          isPage
          title={t('app.outbox')}
          actions={current ? <LetterActions letter={current} /> : null}
        >
          <SegmentedControl
            aria-label={t('common.filter')}
            value={filter}
            onChange={(value) => setFilter(value as Filter)}
            items={filters.map((id) => ({ id, label: t(`sell.filter_${id}`) }))}
          />
          <ExportMenu title={t('app.outbox')} query="mail.listLetters" input={input} columns={columns} />
        </PanelHeader>
      }
    >
      {letters.error ? (
        <ErrorState title={errorText(letters.error)} />
      ) : (
        <DataGrid
          aria-label={t('app.outbox')}
          rows={letters.rows}
          getKey={keyOf}
          columns={columns}
          currentKey={current?.id ?? null}
          onCurrentChange={setCurrentKey}
          onActivate={(row) => showLetter(row.id)}
          hasMore={letters.hasMore}
          onEndReached={letters.loadMore}
          empty={letters.isLoading ? null : <EmptyState title={t('sell.noLetters')} />}
        />
      )}
    </Panel>
  );
}
