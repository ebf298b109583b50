// The client in figures; each opens the rows it is made of.
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useMe } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import type { Output } from '#shared/contract/index.ts';
import { useMinute } from '../calls/index.ts';
import { allDocuments, type FinanceFilter } from '../finance/index.ts';
import { type InteractionFilter, noFilter } from '../interactions/index.ts';
import styles from './Client.module.css';
import { useClientFilters } from './clientFilters.ts';

type Summary = Output<'desk.loadClientSummary'>;
type Figure = { id: string; name: string; value: string; isBad?: boolean; open: () => void };

/** Opens a tab with its filter. */
function useOpenRows() {
  const setTab = useDeskState((state) => state.setTab);
  const { setInteractions, setFinance } = useClientFilters();
  return {
    finance: (filter: Partial<FinanceFilter>) => () => {
      setFinance({ ...allDocuments, ...filter });
      setTab('finance');
    },
    interactions: (filter: Partial<InteractionFilter>) => () => {
      setInteractions({ ...noFilter, ...filter });
      setTab('interactions');
    },
  };
}

function useFigures(summary: Summary | undefined): Figure[] {
  const t = useT();
  const format = useFormat();
  const { timeZone } = useMe();
  const nowMs = useMinute();
  const open = useOpenRows();
  const money = (sums: Summary['debt'] | undefined): string =>
    sums?.length ? sums.map(({ minor, currency }) => format.money(minor, currency)).join(' · ') : '–';
  const hasDebt = summary?.overdue.some(({ minor }) => minor > 0);
  const isAdvance = summary?.debt.length === 1 && summary.debt.every(({ minor }) => minor < 0);
  const advance = summary?.debt.map((sum) => ({ ...sum, minor: -sum.minor }));
  return [
    {
      id: 'since',
      name: t('desk.workingSince'),
      value: summary?.workingSince ? format.date(summary.workingSince) : '–',
      open: open.interactions({}),
    },
    {
      id: 'last',
      name: t('desk.lastContact'),
      value: summary?.lastContactAt ? format.relative(summary.lastContactAt, nowMs, timeZone) : '–',
      open: open.interactions({ status: 'done' }),
    },
    {
      id: 'count',
      name: t('desk.salesCount'),
      value: summary ? format.number(summary.saleCount) : '–',
      open: open.finance({ kind: 'shipment' }),
    },
    {
      id: 'average',
      name: t('desk.averageCheck'),
      value: money(summary?.averageCheck),
      open: open.finance({ kind: 'shipment' }),
    },
    {
      id: 'total',
      name: t('desk.totalSales'),
      value: money(summary?.totalSales),
      open: open.finance({ kind: 'shipment' }),
    },
    {
      id: 'debt',
      name: t(isAdvance ? 'terms.advance' : 'terms.debt'),
      value: money(isAdvance ? advance : summary?.debt),
      open: open.finance({}),
    },
    {
      id: 'overdue',
      name: t('desk.overdue'),
      value: money(summary?.overdue),
      isBad: hasDebt,
      open: open.finance({ kind: 'invoice', state: 'overdue' }),
    },
  ];
}

/** A row of figures that scrolls rather than wraps; each is a button. */
export function ClientFigures({ partnerId }: { partnerId: string }) {
  const t = useT();
  const { value } = useLive('desk.loadClientSummary', { partnerId });
  const figures = useFigures(value);
  return (
    <ul className={styles.figures} aria-label={t('desk.figures')}>
      {figures.map(({ id, name, value: text, isBad, open }) => (
        <li key={id}>
          <button type="button" className={styles.figure} onClick={open}>
            <span className={styles.figureName}>{name}</span>{' '}
            <span
              className={classNames(styles.figureValue, isBad && styles.bad)}
              title={text}
              data-ellipsis=""
            >
              {text}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
