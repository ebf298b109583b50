// The journal of calls: which there were, what became of them, whom to call back. What was missed counts as seen once it is
// open.
import { AudioLines, PhoneIncoming, PhoneMissed, PhoneOutgoing } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useCall, useLive } from '#renderer/data/DataProvider.tsx';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useMe } from '#renderer/data/useMe.ts';
import { usePages } from '#renderer/data/usePages.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { CutText } from '#renderer/ui/CutText.tsx';
import { DataGrid } from '#renderer/ui/DataGrid.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { SegmentedControl } from '#renderer/ui/SegmentedControl.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/States.tsx';
import { clockText } from '#shared/lib/clockText.ts';
import { type CallLogRow, useDialer, useNameOf } from '../calls/index.ts';
import { ExportMenu } from '../exports/index.ts';
import { RecordingPlayer } from '../recording/index.ts';
import { AttachDialog } from './AttachDialog.tsx';
import styles from './CallsScreen.module.css';

const filters = ['all', 'in', 'out', 'missed'] as const;
type Filter = (typeof filters)[number];
const keyOf = (row: CallLogRow): string => row.id;

function DirectionIcon({ row }: { row: CallLogRow }) {
  const t = useT();
  if (row.result === 'missed')
    return <PhoneMissed aria-label={t('calls.result_missed')} className={styles.missed} />;
  if (row.direction === 'in') return <PhoneIncoming aria-label={t('calls.direction_in')} />;
  return <PhoneOutgoing aria-label={t('calls.direction_out')} />;
}

function useResultText(): (row: CallLogRow) => string {
  const t = useT();
  return useCallback(
    ({ result, reason }) => {
      if (result === null) return t('calls.result_now');
      return result === 'failed' && reason !== '' ? t(`calls.why_${reason}`) : t(`calls.result_${result}`);
    },
    [t],
  );
}

function useColumns(): DataGridColumn<CallLogRow>[] {
  const t = useT();
  const format = useFormat();
  const nameOf = useNameOf();
  const resultText = useResultText();
  const { timeZone } = useMe();
  return useMemo(
    () => [
      {
        id: 'who',
        header: t('calls.who'),
        width: 240,
        isFlexible: true,
        isRowHeader: true,
        value: (row) => {
          const { name, detail, number } = nameOf(row);
          return name === number ? t('calls.unknownNumber') : [name, detail].filter(Boolean).join(' · ');
        },
        render: (row) => {
          const { name, detail, number } = nameOf(row);
          return (
            <span className={styles.who}>
              <DirectionIcon row={row} />
              <CutText
                text={name === number ? t('calls.unknownNumber') : [name, detail].filter(Boolean).join(' · ')}
              />
            </span>
          );
        },
      },
      {
        id: 'number',
        header: t('common.number'),
        width: 170,
        render: (row) => <CutText text={nameOf(row).number} />,
        value: (row) => nameOf(row).number,
      },
      {
        id: 'at',
        header: t('calls.when'),
        width: 140,
        render: (row) => format.dateTime(row.startedAt, timeZone),
        value: (row) => ({ at: row.startedAt, zone: timeZone }),
      },
      {
        id: 'length',
        header: t('calls.length'),
        width: 125,
        value: ({ answeredAt, endedAt }) =>
          answeredAt === null || endedAt === null ? '' : clockText(answeredAt, endedAt),
        render: ({ answeredAt, endedAt, recording }) => (
          <span className={styles.who}>
            {answeredAt === null || endedAt === null ? '–' : clockText(answeredAt, endedAt)}
            {recording ? <AudioLines aria-label={t('calls.hasRecording')} /> : null}
          </span>
        ),
      },
      {
        id: 'result',
        header: t('calls.result'),
        width: 190,
        render: (row) => (
          <CutText text={resultText(row)} className={row.result === 'missed' ? styles.missed : undefined} />
        ),
        value: resultText,
      },
      {
        id: 'outcome',
        header: t('calls.outcome'),
        width: 190,
        render: ({ outcome }) => <CutText text={outcome === '' ? '' : t(`calls.outcome_${outcome}`)} />,
        value: ({ outcome }) => (outcome === '' ? '' : t(`calls.outcome_${outcome}`)),
      },
      {
        id: 'note',
        header: t('calls.wrapUpNote'),
        width: 215,
        render: ({ note }) => <CutText text={note} />,
        value: ({ note }) => note,
      },
    ],
    [t, format, nameOf, resultText, timeZone],
  );
}

function CallRowActions({ row }: { row: CallLogRow }) {
  const t = useT();
  const go = useNavigate();
  const dial = useDialer();
  const openPartner = useDeskState((state) => state.openPartner);
  const [isAttaching, setAttaching] = useState(false);
  const { number, partnerId, contactId } = row;
  return (
    <>
      <ActionBar align="end">
        <Button
          variant="call"
          disabled={number === ''}
          onClick={() => void dial({ number, partnerId, contactId })}
        >
          {t('calls.callAgain')}
        </Button>
        {partnerId === null ? null : (
          <Button
            onClick={() => {
              openPartner(partnerId);
              go('desk');
            }}
          >
            {t('calls.openClient')}
          </Button>
        )}
        <Button disabled={row.endedAt === null} onClick={() => setAttaching(true)}>
          {t('calls.attach')}
        </Button>
      </ActionBar>
      {isAttaching ? <AttachDialog row={row} onClose={() => setAttaching(false)} /> : null}
    </>
  );
}

/** What was missed is seen when the journal is looked at, also what comes while it is open. */
function useSeeMissed(): void {
  const call = useCall();
  const count = useLive('callLog.countMissed', {}).value?.count ?? 0;
  useEffect(() => {
    if (count > 0) void call('callLog.seeMissed', {}).catch(() => undefined);
  }, [call, count]);
}

/** The screen of route `calls`. */
export function CallsScreen() {
  const t = useT();
  const errorText = useErrorText();
  const columns = useColumns();
  const [filter, setFilter] = useState<Filter>('all');
  const [text, setText] = useState('');
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const input = useMemo(() => ({ filter, text, limit: 100 }), [filter, text]);
  const calls = usePages('callLog.list', input);
  const current = calls.rows.find((row) => row.id === currentKey) ?? calls.rows.at(0);
  useSeeMissed();
  const isAll = filter === 'all' && text.trim() === '';
  return (
    <Panel
      label={t('calls.journal')}
      isScrollable={false}
      footer={
        current?.recording ? (
          <div className={styles.playing}>
            <RecordingPlayer key={current.id} {...current.recording} />
          </div>
        ) : null
      }
      header={
        <PanelHeader
          isPage
          title={t('calls.journal')}
          actions={current ? <CallRowActions key={current.id} row={current} /> : null}
        >
          <SegmentedControl
            aria-label={t('calls.filter')}
            value={filter}
            onChange={setFilter}
            items={filters.map((id) => ({ id, label: t(`calls.filter_${id}`) }))}
          />
          <SearchField
            className={styles.search}
            value={text}
            onChange={setText}
            label={t('calls.searchCalls')}
            placeholder={t('calls.searchCalls')}
          />
          <ExportMenu title={t('calls.journal')} query="callLog.list" input={input} columns={columns} />
        </PanelHeader>
      }
    >
      {calls.error ? (
        <ErrorState title={errorText(calls.error)} />
      ) : (
        <DataGrid
          aria-label={t('calls.journal')}
          rows={calls.rows}
          getKey={keyOf}
          columns={columns}
          currentKey={current?.id ?? null}
          onCurrentChange={setCurrentKey}
          hasMore={calls.hasMore}
          onEndReached={calls.loadMore}
          empty={
            calls.isLoading ? null : (
              <EmptyState
                icon={<PhoneOutgoing aria-hidden />}
                title={t(isAll ? 'calls.noCalls' : 'calls.noCallsMatch')}
                hint={isAll ? t('calls.noCallsHint') : undefined}
              />
            )
          }
        />
      )}
    </Panel>
  );
}
