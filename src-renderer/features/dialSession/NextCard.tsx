// Who is called next and why, before it is dialed: the clock on their side, the number, the others to choose from. It pushes what
// stands below it, takes no focus, and the countdown stands still while it is used.
import { Phone, SkipForward } from 'lucide-react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { formatPhone } from '#shared/domain/phones.ts';
import { LocalTime, OpenClient } from '../calls/index.ts';
import { useCountdownState } from './countdownState.ts';
import styles from './DialSession.module.css';
import type { DialSession } from './useDialSession.ts';
import { useSessionActions } from './useSessionActions.ts';
import { useReasonText } from './useSessionText.ts';

type Next = NonNullable<DialSession['next']>;

function Head({ next }: { next: Next }) {
  const t = useT();
  const { seconds, waits } = useCountdownState();
  const isCounting = seconds !== undefined && waits === undefined;
  return (
    <p className={styles.state}>
      <span>{t('dialSession.next')}</span>
      {next.isCallBack ? <Chip tone="accent">{t('dialSession.callBack')}</Chip> : null}
      <span className={styles.seconds} aria-hidden>
        {isCounting ? t('dialSession.seconds', { seconds }) : null}
      </span>
    </p>
  );
}

function OtherNumbers({ next, onDial }: { next: Next; onDial: (numberId: string) => void }) {
  const t = useT();
  const others = next.numbers.slice(1);
  if (others.length === 0) return null;
  return (
    <div className={styles.others}>
      <p className={styles.muted}>{t('dialSession.otherNumbers')}</p>
      <ul className={styles.list}>
        {others.map(({ id, name, value }) => (
          <li key={id}>
            <Button size="sm" isWide icon={<Phone aria-hidden />} onClick={() => onDial(id)}>
              {`${name || t('desk.companyItself')} · ${formatPhone(value, next.country)}`}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function NextCard({ next }: { next: Next }) {
  const t = useT();
  const actions = useSessionActions();
  const reasonText = useReasonText();
  const [first] = next.numbers;
  const reason = reasonText({ ...next, isCallBack: false });
  return (
    <section
      aria-label={t('dialSession.nextIs', { name: next.partnerName, reason })}
      data-session-card="next"
      className={styles.card}
    >
      <Head next={next} />
      <p className={styles.name}>{next.partnerName}</p>
      <p className={styles.reason}>{reason}</p>
      <LocalTime clock={next} place={next.city} />
      {first ? (
        <p className={styles.muted}>
          {first.name === '' ? null : `${first.name} · `}
          {formatPhone(first.value, next.country)}
        </p>
      ) : null}
      <div className={styles.buttons}>
        <Button variant="call" icon={<Phone aria-hidden />} onClick={() => void actions.dial(next)}>
          {t('dialSession.callNow')}
        </Button>
        <Button icon={<SkipForward aria-hidden />} kbd="Shift+F9" onClick={() => actions.skip(next)}>
          {t('dialSession.skip')}
        </Button>
      </div>
      <OpenClient partnerId={next.partnerId} />
      <OtherNumbers next={next} onDial={(id) => void actions.dial(next, id)} />
    </section>
  );
}
