// biome-ignore-all lint/a11y/useSemanticElements: role=feed has no element of its own
// The client's time line: broken promises on top, newest first below, filter, composer that is always visible.
// Mount it with key={partnerId}: what was typed or paged for one client never shows for another.
import { FilterX } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useLiveSteady } from '#renderer/data/DataProvider.tsx';
import { usePages } from '#renderer/data/usePages.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FilterRow } from '#renderer/ui/FilterRow.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { EmptyState, ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import { Composer } from './Composer.tsx';
import { InteractionCard, useRowSteps } from './InteractionCard.tsx';
import styles from './Interactions.module.css';
import { InteractionsExport } from './InteractionsExport.tsx';
import { firstInteractions, type InteractionFilter, noFilter } from './interactionFilter.ts';
import { useKindText } from './KindIcon.tsx';
import { PromiseLine } from './PromiseLine.tsx';

const kinds = ['meeting', 'call', 'email', 'sms', 'note'] as const;
const statuses = ['planned', 'done', 'cancelled'] as const;

export type InteractionsProps = {
  partnerId: string;
  filter: InteractionFilter;
  onFilterChange: (filter: InteractionFilter) => void;
};

/** Stands beside the tabs, so that the time line keeps its height. */
export function InteractionFilters({
  partnerId,
  partnerName,
  filter,
  onFilterChange,
}: InteractionsProps & { partnerName: string }) {
  const t = useT();
  const kindText = useKindText();
  const isFiltered = filter.kind !== 'all' || filter.status !== 'all';
  return (
    <FilterRow>
      <Select
        aria-label={t('interactions.kindFilter')}
        value={filter.kind}
        onChange={(kind) => onFilterChange({ ...filter, kind })}
        options={[
          { value: 'all', label: t('interactions.allKinds') },
          ...kinds.map((kind) => ({ value: kind, label: kindText(kind) })),
        ]}
      />
      <Select
        aria-label={t('interactions.statusFilter')}
        value={filter.status}
        onChange={(status) => onFilterChange({ ...filter, status })}
        options={[
          { value: 'all', label: t('interactions.allStatuses') },
          ...statuses.map((status) => ({ value: status, label: t(`interactions.${status}`) })),
        ]}
      />
      {isFiltered ? (
        <Button size="sm" kbd="U" icon={<FilterX aria-hidden />} onClick={() => onFilterChange(noFilter)}>
          {t('interactions.unfilter')}
        </Button>
      ) : null}
      <InteractionsExport
        partnerId={partnerId}
        filter={filter}
        title={`${partnerName} – ${t('desk.interactions')}`}
      />
    </FilterRow>
  );
}

/** Asks for more rows when the end of the list comes near. */
function useEndReached(loadMore: () => void, hasMore: boolean) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = end.current;
    if (!element || !hasMore) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && loadMore(),
      {
        rootMargin: '600px',
      },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [loadMore, hasMore]);
  return end;
}

function Broken({ rows }: { rows: Output<'interactions.list'>['broken'] }) {
  const t = useT();
  if (rows.length === 0) return null;
  return (
    <section className={styles.broken} aria-label={t('interactions.brokenPromises')}>
      <h2 className={styles.brokenTitle}>{t('interactions.brokenPromises')}</h2>
      {rows.map((task) => (
        <PromiseLine key={task.id} task={task} isLate />
      ))}
    </section>
  );
}

/** Region `Interactions`. `U` or Esc in it takes the filter away. */
export function Interactions({ partnerId, filter, onFilterChange }: InteractionsProps) {
  const t = useT();
  const errorText = useErrorText();
  const feed = useRef<HTMLDivElement>(null);
  const input = useMemo(() => firstInteractions(partnerId, filter), [partnerId, filter]);
  const { rows, isLoading, error, hasMore, loadMore } = usePages('interactions.list', input);
  const broken = useLiveSteady('interactions.list', input).value?.broken ?? [];
  const steps = useRowSteps();
  const end = useEndReached(loadMore, hasMore);
  const isFiltered = filter.kind !== 'all' || filter.status !== 'all';
  const unfilter = useCallback(() => onFilterChange(noFilter), [onFilterChange]);
  useHotkeys(
    [{ keys: 'KeyU', label: t('interactions.unfilter'), isAvailable: () => isFiltered, run: unfilter }],
    {
      group: t('desk.interactions'),
    },
  );
  useHotkeys([{ keys: 'Escape', run: unfilter }], { scope: feed, isEnabled: isFiltered });
  return (
    <Panel
      label={t('desk.interactions')}
      isScrollable={false}
      footer={<Composer partnerId={partnerId} />}
      className={styles.panel}
    >
      <div ref={feed} className={styles.scroll}>
        <Broken rows={broken} />
        {error && rows.length === 0 ? <ErrorState title={errorText(error)} details={error.message} /> : null}
        {isLoading ? <Skeleton rows={5} rowHeight={48} /> : null}
        {!isLoading && !error && rows.length === 0 ? (
          <EmptyState
            title={t(isFiltered ? 'interactions.noneMatch' : 'interactions.noneYet')}
            hint={isFiltered ? undefined : t('interactions.noneYetHint')}
            actions={
              isFiltered ? <Button onClick={unfilter}>{t('interactions.unfilter')}</Button> : undefined
            }
          />
        ) : null}
        {rows.length > 0 ? (
          <div role="feed" aria-label={t('desk.interactions')} aria-busy={isLoading}>
            {rows.map((row, index) => (
              <InteractionCard
                key={row.id}
                row={row}
                steps={steps}
                position={index + 1}
                total={hasMore ? -1 : rows.length}
              />
            ))}
          </div>
        ) : null}
        <div ref={end}>
          {hasMore ? (
            <Button variant="quiet" isWide onClick={loadMore}>
              {t('interactions.loadMore')}
            </Button>
          ) : null}
        </div>
      </div>
    </Panel>
  );
}
