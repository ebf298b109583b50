// The end of a session: what came of it, and who was not called, why, and when they can be. Stays until it is closed.
import { useMe } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './DialSession.module.css';
import { useCounterTexts } from './useCounterTexts.ts';
import type { DialSession } from './useDialSession.ts';
import { useSessionActions } from './useSessionActions.ts';

function Passed({ session: { passed } }: { session: DialSession }) {
  const t = useT();
  const format = useFormat();
  const { timeZone } = useMe();
  if (passed.length === 0) return null;
  return (
    <div className={styles.others}>
      <p className={styles.muted}>{t('dialSession.notCalled', { count: passed.length })}</p>
      <ul className={styles.passed}>
        {passed.map(({ partnerId, partnerName, why, againAt }) => (
          <li key={partnerId}>
            <span className={styles.passedName} data-ellipsis="" title={partnerName}>
              {partnerName}
            </span>
            <span className={styles.muted}>
              {t(`dialSession.pass_${why}`)}
              {againAt === null
                ? null
                : ` · ${t('dialSession.again', { when: format.dateTime(againAt, timeZone) })}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function SummaryCard({ session }: { session: DialSession }) {
  const t = useT();
  const { close } = useSessionActions();
  const texts = useCounterTexts(session);
  const { counters, done, total } = session;
  const title = t(done < total ? 'dialSession.ended' : 'dialSession.listDone');
  return (
    <section aria-label={title} data-session-card="summary" className={styles.card}>
      <p className={styles.name} role="status">
        {title}
      </p>
      <p className={styles.reason}>
        {counters.calls === 0 ? t('dialSession.nobodyCalled') : t('dialSession.progress', { done, total })}
      </p>
      <dl className={styles.sums}>
        {texts.map(({ id, label, value }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {done < total ? <p className={styles.muted}>{t('dialSession.left', { count: total - done })}</p> : null}
      <Passed session={session} />
      <Button isWide onClick={close}>
        {t('dialSession.close')}
      </Button>
    </section>
  );
}
