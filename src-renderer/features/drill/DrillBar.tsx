// The drill "call, note, sell" as a strip over the call bar: its steps with their keys, ticked by what was really done, and a
// clock. It covers nothing, takes no focus and stages nothing. Shown in a demo company only.
import { CircleCheck, CircleDashed } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useDemoState } from '#renderer/data/demoState.ts';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useDrillState } from '#renderer/data/drillState.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { clockText } from '#shared/lib/clockText.ts';
import styles from './Drill.module.css';
import { type StepName, stepKeys, stepNames, stepsDone } from './drillSteps.ts';

const secondMs = 1_000;
/** A computer that slept did not practise. */
const longestTickMs = 2 * secondMs;

/** The clock runs, a choice of a client is seen, and nothing is dialed. */
function useRunning(): void {
  const { note, spend, setLive } = useDrillState.getState();
  useEffect(() => {
    setLive(true);
    let lastMs = Date.now();
    const timer = setInterval(() => {
      const now = Date.now();
      spend(Math.min(longestTickMs, Math.max(0, now - lastMs)));
      lastMs = now;
    }, secondMs);
    const stop = useDeskState.subscribe(({ partnerId, isFocusAsked }, before) => {
      // The first one is chosen by the desk itself.
      const isByUser = before.partnerId !== undefined || isFocusAsked;
      if (isByUser && partnerId !== undefined && partnerId !== before.partnerId) note({ hasChosen: true });
    });
    return () => {
      clearInterval(timer);
      stop();
      setLive(false);
    };
  }, [note, spend, setLive]);
}

function useDone(): { readonly [N in StepName]: boolean } {
  const drill = useDrillState();
  const { value } = useLive('operations.list', { limit: 50 });
  return stepsDone(drill, value?.rows ?? []);
}

function Clock() {
  const t = useT();
  const spentMs = useDrillState((state) => state.spentMs);
  return (
    <span role="timer" aria-label={t('demo.drillTime')} className={styles.clock}>
      {clockText(0, spentMs)} / 05:00
    </span>
  );
}

function Strip({ children }: { children: ReactNode }) {
  const t = useT();
  return (
    <section data-pane="" aria-label={t('demo.drill')} className={styles.strip}>
      {children}
    </section>
  );
}

function Offer() {
  const t = useT();
  const go = useNavigate();
  const { start, leave } = useDrillState.getState();
  return (
    <Strip>
      <span className={styles.grow}>{t('demo.drillOffer')}</span>
      <Button
        size="sm"
        variant="primary"
        onClick={() => {
          go('desk');
          start();
        }}
      >
        {t('demo.drillStart')}
      </Button>
      <Button size="sm" onClick={leave}>
        {t('demo.drillNotNow')}
      </Button>
    </Strip>
  );
}

function Steps() {
  const t = useT();
  useRunning();
  const done = useDone();
  const { leave, finish } = useDrillState.getState();
  const next = stepNames.find((name) => !done[name]);
  useEffect(() => {
    if (next === undefined) finish();
  }, [next, finish]);
  const texts: { readonly [N in StepName]: string } = {
    choose: t('demo.stepChoose'),
    call: t('demo.stepCall'),
    note: t('demo.stepNote'),
    sell: t('demo.stepSell'),
  };
  return (
    <Strip>
      <strong>{t('demo.drill')}</strong>
      <Clock />
      <ol className={styles.steps}>
        {stepNames.map((name) => (
          <li
            key={name}
            data-state={done[name] ? 'done' : name === next ? 'next' : undefined}
            className={styles.step}
          >
            {done[name] ? <CircleCheck aria-hidden /> : <CircleDashed aria-hidden />}
            <span>{texts[name]}</span>
            {done[name] ? (
              <span className="visually-hidden">{t('demo.stepDone')}</span>
            ) : (
              stepKeys[name].map((keys) => <Kbd key={keys} keys={keys} isReadable />)
            )}
          </li>
        ))}
      </ol>
      <span role="status" className="visually-hidden">
        {next === undefined ? '' : t('demo.stepNext', { step: texts[next] })}
      </span>
      <Button size="sm" onClick={leave}>
        {t('demo.drillLeave')}
      </Button>
    </Strip>
  );
}

function End() {
  const t = useT();
  const spentMs = useDrillState((state) => state.spentMs);
  const { forget } = useDrillState.getState();
  return (
    <Strip>
      <CircleCheck aria-hidden />
      <span role="status" className={styles.grow}>
        <strong>{t('demo.drillDone', { time: clockText(0, spentMs) })}</strong> {t('demo.drillNext')}
      </span>
      <Button size="sm" onClick={() => useDemoState.getState().setRemoving(true)}>
        {t('demo.remove')}
      </Button>
      <Button size="sm" variant="primary" onClick={forget}>
        {t('common.close')}
      </Button>
    </Strip>
  );
}

export function DrillBar() {
  const phase = useDrillState((state) => state.phase);
  if (phase === 'offered') return <Offer />;
  if (phase === 'running') return <Steps />;
  if (phase === 'done') return <End />;
  return null;
}
