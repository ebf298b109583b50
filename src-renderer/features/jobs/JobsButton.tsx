// The tray of long work in the top bar: nothing while there is none; what runs, how it ended, until it was seen. Says
// aloud when something ends.
import { CircleAlert, CircleCheck, Hourglass } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { JobTray } from '#renderer/ui/JobTray.tsx';
import { Popover } from '#renderer/ui/Popover.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import styles from './Jobs.module.css';
import { routeOfResult, useWork, type WorkRow } from './useWork.ts';

/** The sentence of what has ended since the last look; '' at first: what ended before is no news. */
function useNews(rows: readonly WorkRow[], titleOf: (row: WorkRow) => string): string {
  const t = useT();
  const running = useRef(new Set<string>());
  const [news, setNews] = useState('');
  useEffect(() => {
    for (const row of rows) {
      if (row.state === 'running') running.current.add(row.id);
      else if (running.current.delete(row.id))
        setNews(t(row.state === 'done' ? 'jobs.saidDone' : 'jobs.saidFailed', { title: titleOf(row) }));
    }
  }, [rows, t, titleOf]);
  return news;
}

export function JobsButton() {
  const t = useT();
  const call = useCall();
  const go = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const sheet = useRef<HTMLDivElement>(null);
  const { rows, views, titleOf } = useWork();
  const news = useNews(rows, titleOf);
  const running = rows.filter(({ state }) => state === 'running').length;
  const hasFailed = rows.some(({ state }) => state === 'failed');
  const show = (id: string): void => {
    const row = rows.find((one) => one.id === id);
    const route = row && routeOfResult(row);
    if (!route) return;
    setOpen(false);
    go(route);
    void call('jobs.dismissWork', { id });
  };
  const label = running > 0 ? t('jobs.running', { count: running }) : t('jobs.ended', { count: rows.length });
  const icon = running > 0 ? <Hourglass /> : hasFailed ? <CircleAlert /> : <CircleCheck />;
  return (
    <>
      <span className="visually-hidden" role="status">
        {news}
      </span>
      {rows.length === 0 ? null : (
        <Popover
          isOpen={isOpen}
          onOpenChange={setOpen}
          label={t('ui.jobs')}
          align="end"
          // The first control takes away what one came to read.
          initialFocus={sheet}
          className={styles.sheet}
          trigger={
            <Button size="sm" variant="quiet" aria-label={label} icon={icon}>
              <Badge count={rows.length} tone={hasFailed ? 'danger' : 'accent'} isHidden />
            </Button>
          }
        >
          <div ref={sheet} tabIndex={-1}>
            <JobTray
              jobs={views}
              onCancel={(id) => void call('jobs.cancelWork', { id })}
              onDismiss={(id) => void call('jobs.dismissWork', { id })}
              onShowResult={show}
            />
          </div>
        </Popover>
      )}
    </>
  );
}
