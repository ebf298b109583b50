// The known client of a call: person, company, its clock, debt, what was talked about and bought last, and what comes next.
import { useMe } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { Skeleton } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import { type LiveCall, LocalTime, OpenClient, useMinute, useNumberText } from '../calls/index.ts';
import { KindIcon, usePlannedText } from '../interactions/index.ts';
import styles from './CallSlot.module.css';

type Pop = Output<'callLog.loadPop'>;

function useFacts(pop: Pop) {
  const t = useT();
  const format = useFormat();
  const plannedText = usePlannedText();
  const { timeZone } = useMe();
  const nowMs = useMinute();
  const { summary, items } = pop;
  /** An advance is no debt. */
  const owed = (sums: Pop['summary']['debt']): string =>
    sums
      .filter(({ minor }) => minor > 0)
      .map(({ minor, currency }) => format.money(minor, currency))
      .join(' · ');
  const next = plannedText({ at: summary.nextEventAt, on: summary.nextEventOn });
  return [
    [t('common.owner'), pop.ownerName],
    [t('terms.debt'), owed(summary.debt)],
    [t('desk.overdue'), owed(summary.overdue)],
    [
      t('calls.lastTalk'),
      summary.lastContactAt === null ? '' : format.relative(summary.lastContactAt, nowMs, timeZone),
    ],
    [t('calls.nextEvent'), next === '' ? t('calls.noPlans') : `${next} ${summary.nextEventSubject}`],
    [t('calls.lastBought'), items.map(({ name }) => name).join(', ')],
  ] as const;
}

function LastInteractions({ pop }: { pop: Pop }) {
  const format = useFormat();
  const { timeZone } = useMe();
  const nowMs = useMinute();
  if (pop.interactions.length === 0) return null;
  return (
    <ul className={styles.interactions}>
      {pop.interactions.map((row) => (
        <li key={row.id}>
          <KindIcon kind={row.kind} />
          <span className={styles.when}>{format.relative(row.timelineAt, nowMs, timeZone)}</span>
          <span
            className={styles.cut}
            title={[row.subject, row.result].filter(Boolean).join(' – ')}
            data-ellipsis=""
          >
            {[row.subject, row.result].filter(Boolean).join(' – ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Known({ call, pop }: { call: LiveCall; pop: Pop }) {
  const t = useT();
  const numberText = useNumberText();
  const facts = useFacts(pop);
  const person = pop.contactName || pop.partnerName;
  const detail = [pop.contactTitle, pop.contactName === '' ? '' : pop.partnerName]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <p className={styles.name}>{person}</p>
      {detail === '' ? null : <p className={styles.muted}>{detail}</p>}
      <p className={styles.numberLine}>{numberText(call.number)}</p>
      <div className={styles.chips}>
        {pop.state === 'blocked' ? <Chip tone="danger">{t('desk.blocked')}</Chip> : null}
        <LocalTime clock={pop} place={pop.city} isQuiet />
      </div>
      <Facts rows={facts} />
      <LastInteractions pop={pop} />
    </>
  );
}

export function CallerFacts({
  call,
  pop,
  partnerId,
}: {
  call: LiveCall;
  pop: Pop | undefined;
  partnerId: string;
}) {
  return (
    <>
      {pop ? <Known call={call} pop={pop} /> : <Skeleton rows={2} rowHeight={40} />}
      <OpenClient partnerId={partnerId} />
    </>
  );
}
