// The partners of the chosen days: what is done of it, a filter, the order, and the list that the keys walk through.
import { ArrowDownAZ, CalendarCheck2, Clock, ListFilter } from 'lucide-react';
import { type RefObject, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { type DayRange, useDeskState } from '#renderer/data/deskState.ts';
import { usePages } from '#renderer/data/usePages.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { physicalKey } from '#renderer/ui/keyboard/physicalKey.ts';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { EmptyState, ErrorState, ProgressBar, Skeleton } from '#renderer/ui/States.tsx';
import { VirtualList } from '#renderer/ui/VirtualList.tsx';
import type { Input } from '#shared/contract/index.ts';
import type { Rows } from '#shared/lib/pagedRows.ts';
import { StartDialing } from '../dialSession/index.ts';
import { useDayCounts } from './DayCounters.tsx';
import styles from './DayList.module.css';
import { type DayPartner, dayRowHeight, useDayRow } from './DayRow.tsx';
import { useSelectPartner } from './useSelectPartner.ts';

type Sort = 'time' | 'name';
const keyOf = (row: DayPartner): string => row.id;

/** The first row of newly chosen days is selected, unless the client shown is among them. */
function useFirstRow(key: string, fresh: readonly DayPartner[] | undefined): void {
  const select = useSelectPartner();
  const seen = useRef<string>(undefined);
  useEffect(() => {
    const first = fresh?.[0];
    if (!fresh || !first || seen.current === key) return;
    const { partnerId } = useDeskState.getState();
    const isReturn = seen.current === undefined && partnerId !== undefined;
    seen.current = key;
    if (isReturn || fresh.some((row) => row.id === partnerId)) return;
    select(first.id, fresh);
  }, [key, fresh, select]);
}

/** J and K walk the list wherever the focus is; the record follows. */
function useWalk(rows: Rows<DayPartner>): void {
  const t = useT();
  const select = useSelectPartner();
  const walk = (step: 1 | -1): void => {
    const at = rows.findIndex((row) => row.id === useDeskState.getState().partnerId);
    const next = rows.at(at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step)));
    if (next) select(next.id, rows);
  };
  useHotkeys(
    [
      { keys: 'KeyJ', label: t('desk.nextPartner'), isKeyOnly: true, run: () => walk(1) },
      { keys: 'KeyK', label: t('desk.previousPartner'), isKeyOnly: true, run: () => walk(-1) },
    ],
    { group: t('desk.keysList') },
  );
}

function Empty({
  isFiltered,
  onClear,
  range,
}: {
  isFiltered: boolean;
  onClear: () => void;
  range: DayRange;
}) {
  const t = useT();
  const { total, done } = useDayCounts(range);
  const filter = useDeskState((state) => state.filter);
  const setFilter = useDeskState((state) => state.setFilter);
  if (isFiltered) {
    return (
      <EmptyState
        title={t('desk.nothingFound')}
        actions={<Button onClick={onClear}>{t('desk.showAll')}</Button>}
      />
    );
  }
  const icon = <CalendarCheck2 aria-hidden />;
  if (filter === 'overdue') return <EmptyState icon={icon} title={t('desk.nothingOverdue')} />;
  if (total > 0 && total === done) {
    return (
      <EmptyState
        icon={icon}
        title={t('desk.nothingLeft')}
        hint={t('desk.nothingLeftHint')}
        actions={<Button onClick={() => setFilter('all')}>{t('desk.showAll')}</Button>}
      />
    );
  }
  return <EmptyState icon={icon} title={t('desk.nothingToday')} hint={t('desk.nothingTodayHint')} />;
}

type HeadProps = {
  /** What is asked of the core: what the session calls. */
  list: Input<'dialSession.start'>;
  range: DayRange;
  text: string;
  sort: Sort;
  field: RefObject<HTMLInputElement | null>;
  onText: (text: string) => void;
  onSort: (sort: Sort) => void;
  onLeave: () => void;
};

function Head({ list, range, text, sort, field, onText, onSort, onLeave }: HeadProps) {
  const t = useT();
  const { total, done } = useDayCounts(range);
  const { filter, setFilter } = useDeskState();
  const doneText = t('desk.doneOf', { done, total });
  return (
    <div className={styles.head}>
      <div className={styles.progress}>
        <span aria-hidden>{doneText}</span>
        <ProgressBar isLabelHidden label={doneText} value={total === 0 ? 0 : done / total} />
        <StartDialing list={list} />
      </div>
      <div className={styles.tools}>
        <SearchField
          ref={field}
          value={text}
          onChange={onText}
          label={t('desk.filterList')}
          placeholder={t('desk.filterList')}
          kbd="/"
          onKeyDown={(event) => {
            if (
              physicalKey(event) !== 'Escape' &&
              physicalKey(event) !== 'Enter' &&
              physicalKey(event) !== 'ArrowDown'
            )
              return;
            event.preventDefault();
            onLeave();
          }}
        />
        <IconButton
          size="sm"
          label={t('desk.onlyOpen')}
          icon={<ListFilter aria-hidden />}
          isPressed={filter === 'open'}
          onClick={() => setFilter(filter === 'open' ? 'all' : 'open')}
        />
        <IconButton
          size="sm"
          label={t(sort === 'time' ? 'desk.byName' : 'desk.byTime')}
          icon={sort === 'time' ? <ArrowDownAZ aria-hidden /> : <Clock aria-hidden />}
          onClick={() => onSort(sort === 'time' ? 'name' : 'time')}
        />
      </div>
    </div>
  );
}

export type DayListProps = { range: DayRange; onActivate: () => void };

/** Region `Partners of the day`. */
export function DayList({ range, onActivate }: DayListProps) {
  const t = useT();
  const errorText = useErrorText();
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [sort, setSort] = useState<Sort>('time');
  const { scope, filter, partnerId } = useDeskState();
  const select = useSelectPartner();
  const asked = useDeferredValue(text.trim());
  const list = useMemo(
    () => ({ ...range, scope, filter, text: asked.slice(0, 100), sort }),
    [range, scope, filter, asked, sort],
  );
  const input = useMemo(() => ({ ...list, limit: 50 }), [list]);
  const { rows, isLoading, error, hasMore, loadMore } = usePages('desk.listDayPartners', input);
  const fresh = useLive('desk.listDayPartners', input).value?.rows;
  const renderRow = useDayRow(range);
  useFirstRow(`${range.from} ${range.to} ${scope}`, fresh);
  useWalk(rows);
  const focusList = (): void => box.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  useHotkeys(
    [
      { keys: 'Slash', label: t('desk.filterList'), run: () => field.current?.focus() },
      { keys: 'Escape', label: t('desk.backToList'), run: focusList },
    ],
    { group: t('desk.keysList') },
  );
  return (
    <Panel
      label={t('desk.partnersOfTheDay')}
      isScrollable={false}
      className={styles.panel}
      header={
        <Head
          list={list}
          range={range}
          text={text}
          sort={sort}
          field={field}
          onText={setText}
          onSort={setSort}
          onLeave={focusList}
        />
      }
    >
      <div ref={box} className={styles.list}>
        {error && rows.length === 0 ? <ErrorState title={errorText(error)} details={error.message} /> : null}
        {isLoading ? <Skeleton rows={5} rowHeight={dayRowHeight} /> : null}
        {isLoading || (error && rows.length === 0) ? null : (
          <VirtualList
            aria-label={t('desk.partnersOfTheDay')}
            rows={rows}
            getKey={keyOf}
            renderRow={renderRow}
            rowHeight={dayRowHeight}
            currentKey={partnerId ?? null}
            onCurrentChange={(id) => select(id, rows)}
            onActivate={onActivate}
            hasMore={hasMore}
            onEndReached={loadMore}
            empty={<Empty range={range} isFiltered={asked !== ''} onClear={() => setText('')} />}
          />
        )}
      </div>
    </Panel>
  );
}
