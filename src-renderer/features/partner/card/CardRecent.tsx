// The last dealings with the client: a few interactions and documents, and the way to all of them on the desk.
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { type DeskTab, useDeskState } from '#renderer/data/deskState.ts';
import type { Live } from '#renderer/data/liveCache.ts';
import { KindIcon, usePlannedText } from '#renderer/features/interactions/index.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { pathTo, useNavigate } from '#renderer/ui/routing.ts';
import { Skeleton } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import styles from './Card.module.css';

const shown = 5;

type FinanceRow = Output<'desk.listFinance'>['rows'][number];
type InteractionRow = Output<'interactions.list'>['rows'][number];

function Interaction({ row }: { row: InteractionRow }) {
  const t = useT();
  const format = useFormat();
  const plannedText = usePlannedText();
  const isPlanned = row.status === 'planned';
  return (
    <li className={styles.recent}>
      <KindIcon kind={row.kind} />
      <span className={styles.recentName} title={row.subject} data-ellipsis="">
        {row.subject}
      </span>
      <span className={styles.muted}>
        {isPlanned
          ? `${t('interactions.planned')} · ${plannedText({ at: row.plannedAt, on: row.plannedOn })}`
          : format.dateTime(row.timelineAt)}
      </span>
    </li>
  );
}

function FinanceLine({ row }: { row: FinanceRow }) {
  const t = useT();
  const format = useFormat();
  const name = `${t(`finance.${row.kind}`)} ${row.number}`;
  return (
    <li className={styles.recent}>
      <span className={styles.recentName} title={name} data-ellipsis="">
        {row.kind === 'invoice' ? <a href={`#${pathTo('invoice', { id: row.id })}`}>{name}</a> : name}
      </span>
      <span className={styles.sum}>{format.money(row.totalMinor, row.currency)}</span>
      <span className={styles.muted}>{format.date(row.date)}</span>
    </li>
  );
}

function AllButton({ partnerId, tab, label }: { partnerId: string; tab: DeskTab; label: string }) {
  const go = useNavigate();
  const open = (): void => {
    const desk = useDeskState.getState();
    desk.selectPartner(partnerId);
    desk.setTab(tab);
    go('desk');
  };
  return (
    <Button size="sm" variant="quiet" icon={<ArrowRight aria-hidden />} onClick={open}>
      {label}
    </Button>
  );
}

type RecentProps<R> = {
  title: string;
  live: Live<{ rows: R[] }>;
  line: (row: R) => ReactNode;
  children: ReactNode;
};

function Recent<R>({ title, live: { value, error }, line, children }: RecentProps<R>) {
  const t = useT();
  const errorText = useErrorText();
  const rows = value?.rows;
  return (
    <section className={styles.sideSection} aria-label={title}>
      <h3 className={styles.smallTitle}>{title}</h3>
      {error ? <p role="alert">{errorText(error)}</p> : null}
      {rows || error ? null : <Skeleton rows={2} rowHeight={40} />}
      {rows?.length === 0 ? <p className={styles.muted}>{t('partner.noneYet')}</p> : null}
      {rows?.length ? <ul className={styles.list}>{rows.map(line)}</ul> : null}
      {children}
    </section>
  );
}

export function CardRecent({ partnerId }: { partnerId: string }) {
  const t = useT();
  const interactions = useLive('interactions.list', { partnerId, limit: shown });
  const documents = useLive('desk.listFinance', { partnerId, limit: shown });
  return (
    <div className={styles.side}>
      <Recent
        title={t('terms.interactions')}
        live={interactions}
        line={(row) => <Interaction key={row.id} row={row} />}
      >
        <AllButton partnerId={partnerId} tab="interactions" label={t('partner.allInteractions')} />
      </Recent>
      <Recent
        title={t('partner.documents')}
        live={documents}
        line={(row) => <FinanceLine key={row.id} row={row} />}
      >
        <AllButton partnerId={partnerId} tab="finance" label={t('partner.allDocuments')} />
      </Recent>
    </div>
  );
}
