// One conflict: mine, theirs and the original side by side, long texts by lines, which stands now, and the ways out that do
// something: either side while the record is here, the one that brings it back when it is not.
import { CircleCheck } from 'lucide-react';
import { useMe } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import type { Output } from '#shared/contract/index.ts';
import { useStep } from '../steps/index.ts';
import { lineDiff } from './lineDiff.ts';
import { RecordName } from './RecordName.tsx';
import styles from './Sync.module.css';
import { useSyncWords } from './syncWords.ts';

export type Conflict = Output<'sync.listConflicts'>['rows'][number];
type SideName = 'mine' | 'theirs' | 'original';

const longFrom = 80;
const isLong = (value: unknown): value is string =>
  typeof value === 'string' && (value.includes('\n') || value.length > longFrom);

/** A long text against the original, line by line. */
function LongValue({ label, before, after }: { label: string; before: string; after: string }) {
  const t = useT();
  const lines = lineDiff(before, after);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.long} tabIndex={0} aria-label={label}>
      {lines.map(({ kind, text }, at) => {
        const key = `${at.toString()} ${kind}`;
        if (kind === 'same') return <div key={key}>{text}</div>;
        const Tag = kind === 'added' ? 'ins' : 'del';
        return (
          <Tag key={key}>
            <span className="visually-hidden">
              {t(kind === 'added' ? 'sync.addedLine' : 'sync.removedLine')}{' '}
            </span>
            {text}
          </Tag>
        );
      })}
    </section>
  );
}

type Mark = 'sync.stands' | 'sync.won' | 'sync.bothStand';

/** Which side the office chose, and whether that is what stands here still. */
function markOf({ winner, now, column, isHere, ...sides }: Conflict, side: SideName): Mark | undefined {
  if (winner === 'both') return side === 'original' ? undefined : 'sync.bothStand';
  if (winner !== side) return undefined;
  // Of a record that is no longer here no field stands.
  const isHeld = column === '' || isHere;
  return isHeld && now.value === sides[side].value ? 'sync.stands' : 'sync.won';
}

function Side({ conflict, side }: { conflict: Conflict; side: SideName }) {
  const t = useT();
  const words = useSyncWords();
  const { column, original } = conflict;
  const { value, name } = conflict[side];
  const by = side === 'original' ? undefined : conflict[`${side}By`];
  const isNamed = by !== undefined && !by.isMe && by.name !== '';
  const label = isNamed ? `${t(`sync.${side}`)}: ${by.name}` : t(`sync.${side}`);
  const mark = markOf(conflict, side);
  const isDiff = side !== 'original' && isLong(value);
  return (
    <div className={styles.side} data-winner={mark !== undefined || undefined}>
      <dt>
        {label}
        {mark ? (
          <span className={styles.mark}>
            <CircleCheck aria-hidden />
            {t(mark)}
          </span>
        ) : null}
      </dt>
      <dd>
        {column === '' ? (
          t(value === null ? 'sync.rowKept' : 'sync.rowDeleted')
        ) : isDiff ? (
          <LongValue label={label} before={String(original.value ?? '')} after={value} />
        ) : (
          words.value(column, value, name)
        )}
      </dd>
    </div>
  );
}

/** What stands now, when it is none of the sides any more. */
function Now({ conflict }: { conflict: Conflict }) {
  const t = useT();
  const words = useSyncWords();
  const { now, mine, theirs, column, isHere } = conflict;
  if (column === '' || !isHere || now.value === mine.value || now.value === theirs.value || isLong(now.value))
    return null;
  return <p className={styles.muted}>{t('sync.now', { value: words.value(column, now.value, now.name) })}</p>;
}

/** Why not everything can be taken, where it cannot. */
function WhyNot({ conflict: { isCounted, isHere, canTake } }: { conflict: Conflict }) {
  const t = useT();
  if (isCounted) return <p>{t('sync.paperDiffers')}</p>;
  if (isHere) return null;
  return (
    <p>
      {canTake.length > 0 ? t('sync.goneCanReturn') : t('sync.goneForGood', { keep: t('sync.keepAsIs') })}
    </p>
  );
}

function Decide({ conflict }: { conflict: Conflict }) {
  const t = useT();
  const { id, mineBy, theirsBy, canTake } = conflict;
  const mine = useStep('sync.takeMine', { isErrorToasted: true });
  const theirs = useStep('sync.takeTheirs', { isErrorToasted: true });
  const keep = useStep('sync.keepAsIs', { isErrorToasted: true });
  const isRunning = mine.isRunning || theirs.isRunning || keep.isRunning;
  // Of two others a head of department takes that of one of them.
  const isOthers = !mineBy.isMe && !theirsBy.isMe && mineBy.name !== theirsBy.name;
  return (
    <div className={styles.buttons}>
      {canTake.includes('mine') ? (
        <Button size="sm" disabled={isRunning} onClick={() => void mine.run({ id }, t('sync.takenMine'))}>
          {isOthers ? t('sync.takeOf', { name: mineBy.name }) : t('sync.takeMine')}
        </Button>
      ) : null}
      {canTake.includes('theirs') ? (
        <Button size="sm" disabled={isRunning} onClick={() => void theirs.run({ id }, t('sync.takenTheirs'))}>
          {isOthers ? t('sync.takeOf', { name: theirsBy.name }) : t('sync.takeTheirs')}
        </Button>
      ) : null}
      <Button
        size="sm"
        variant="quiet"
        disabled={isRunning}
        onClick={() => void keep.run({ id }, t('sync.keptAsIs'))}
      >
        {t('sync.keepAsIs')}
      </Button>
    </div>
  );
}

export function ConflictCard({ conflict }: { conflict: Conflict }) {
  const t = useT();
  const format = useFormat();
  const words = useSyncWords();
  const { timeZone } = useMe();
  const { table, rowId, title, partnerId, column, at, state } = conflict;
  const field = column === '' ? t('sync.wholeRow') : words.field(column);
  return (
    <article className={styles.card} aria-label={`${words.row(table, title)}: ${field}`}>
      <div className={styles.row}>
        <h2>
          <RecordName {...{ table, rowId, title, partnerId }} />
        </h2>
        <span className={styles.muted}>{format.dateTime(at, timeZone)}</span>
      </div>
      <p>{field}</p>
      <dl className={styles.sides}>
        <Side conflict={conflict} side="mine" />
        <Side conflict={conflict} side="theirs" />
        <Side conflict={conflict} side="original" />
      </dl>
      <Now conflict={conflict} />
      {conflict.isCounted || state === 'open' ? <WhyNot conflict={conflict} /> : null}
      {state === 'open' ? (
        <Decide conflict={conflict} />
      ) : (
        <p className={styles.muted}>{t(state === 'kept' ? 'sync.keptAsIs' : 'sync.decided')}</p>
      )}
    </article>
  );
}
