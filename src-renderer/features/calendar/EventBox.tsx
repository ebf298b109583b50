// One event on the grid, in a month or on top of a day: time, kind, subject, client; its state by line, mark and word.
// A week has hundreds: each element and component here is paid so often.
import { Check, Repeat, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { classNames } from '#renderer/ui/classNames.ts';
import { KindMark } from '../interactions/index.ts';
import styles from './Events.module.css';
import { type EventWords, stateOf } from './eventLook.ts';
import { type CalendarEvent, dayMinutes, type Part } from './splitEvents.ts';

/** Whose event it is, where several people's stand together. */
export type OwnerMark = { initials: string; name: string; tint: number };

export type EventBoxProps = {
  event: CalendarEvent;
  words: EventWords;
  owner: OwnerMark | undefined;
  isReachable: boolean;
  /** Among the hours; absent in a line of its own. */
  part?: Part;
};

function StateMark({ event }: { event: CalendarEvent }) {
  const state = stateOf(event);
  if (state === 'done') return <Check aria-hidden className={styles.mark} />;
  if (state === 'overdue') return <TriangleAlert aria-hidden className={styles.mark} />;
  return event.seriesId === null ? null : <Repeat aria-hidden className={styles.mark} />;
}

const percent = (share: number): string => `${(share * 100).toFixed(4)}%`;

/** How many stand beside it: what does not fit then is left out whole. */
const lanesOf = ({ place }: Part): string | undefined =>
  ({ 1: styles.lanes1, 2: styles.lanes2 })[Math.ceil(place.lanes / place.span)];

const placeOf = ({ from, to, place }: Part) => ({
  top: percent(from / dayMinutes),
  height: percent((to - from) / dayMinutes),
  left: percent(place.lane / place.lanes),
  width: percent(place.span / place.lanes),
});

function Box({ event, words, owner, isReachable, part }: EventBoxProps) {
  // Where it stands tells the hour: the subject comes first.
  const isLow = part !== undefined && part.to - part.from < 45;
  const canStretch = part !== undefined && event.source === 'interaction' && !event.isDone;
  return (
    <button
      type="button"
      data-event={event.id}
      tabIndex={isReachable ? 0 : -1}
      title={`${words.span(event)} ${event.subject}${event.partnerName ? ` · ${event.partnerName}` : ''}`}
      style={part && placeOf(part)}
      data-stretch={canStretch || undefined}
      className={classNames(
        styles.event,
        styles[event.kind],
        styles[stateOf(event)],
        part && styles.timed,
        part && lanesOf(part),
        isLow && styles.low,
      )}
    >
      <span className="visually-hidden">{words.name(event, owner?.name)}</span>
      <span aria-hidden className={styles.line}>
        <KindMark kind={event.kind} />
        {part || event.at === null ? null : <span className={styles.time}>{words.time(event)}</span>}
        <span className={styles.subject}>{event.subject}</span>
        {isLow ? <span className={styles.time}>{words.time(event)}</span> : null}
        <StateMark event={event} />
        {owner ? (
          <span className={classNames(styles.owner, styles[`tint${owner.tint}`])}>{owner.initials}</span>
        ) : null}
      </span>
      {part && !isLow ? (
        <span aria-hidden className={styles.client}>{`${words.span(event)} ${event.partnerName}`}</span>
      ) : null}
    </button>
  );
}

export const EventBox = memo(Box);
