// "It is 06:10 there": call all the same, plan it for when they open, or leave it. By keyboard: Enter plans, Ctrl+Enter calls.
import { CalendarPlus, Phone } from 'lucide-react';
import { useRef } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useMe } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { offsetMinutes } from '#shared/domain/dates.ts';
import { useStep } from '../steps/index.ts';
import { useClientWindow, useOpensText } from './callTime.tsx';
import styles from './OutsideDialog.module.css';
import { type OutsideRequest, useOutsideState } from './outsideState.ts';
import { useNumberText } from './useCallName.ts';

const cityOf = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;

function Question({ request: { who, number, answer } }: { request: OutsideRequest }) {
  const t = useT();
  const format = useFormat();
  const { timeZone } = useMe();
  const call = useCall();
  const box = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLButtonElement>(null);
  const opensText = useOpensText();
  const numberText = useNumberText();
  const plan = useStep('interactions.plan', { isErrorToasted: true });
  const window = useClientWindow()(who);
  const { verdict, localTime, zone, opens } = window;
  const { partnerId, contactId } = who;
  const callAnyway = (): void => {
    // Asked again in the worst case: nothing to hold up the call for.
    void call('callWindows.noteAsked', { key: who.key }).catch(() => undefined);
    answer('dial');
  };
  const planCall = async (): Promise<void> => {
    if (partnerId === null || !opens) return;
    const planned = { at: opens.atMs };
    const when = format.dateTime(opens.atMs, timeZone);
    const input = {
      partnerId,
      contactId,
      kind: 'call',
      subject: t('calls.nextSubjectDefault'),
      planned,
    } as const;
    if (await plan.run(input, t('callWindows.planned', { when }))) answer('planned');
  };
  useHotkeys([{ keys: 'Ctrl+Enter', run: callAnyway }], { scope: box });
  const canPlan = partnerId !== null && opens !== undefined;
  const isSure = verdict !== 'ok' && verdict !== 'unsure';
  return (
    <Dialog
      isOpen
      size="sm"
      onClose={() => answer('left')}
      title={t('callWindows.askTitle', { name: who.name || numberText(number) })}
      initialFocus={main}
    >
      <div className={styles.ask} ref={box}>
        {isSure ? (
          <p className={styles.now}>
            {t(`callWindows.ask_${verdict}`, { time: localTime, place: who.city || cityOf(zone) })}
          </p>
        ) : null}
        <p className={styles.muted}>
          {opensText(window)}
          {opens && offsetMinutes(opens.atMs, zone) !== offsetMinutes(opens.atMs, timeZone)
            ? ` · ${t('callWindows.ownClock', { when: format.dateTime(opens.atMs, timeZone) })}`
            : null}
        </p>
        <div className={styles.buttons}>
          {canPlan ? (
            <Button
              ref={main}
              isWide
              variant="primary"
              kbd="Enter"
              icon={<CalendarPlus aria-hidden />}
              disabled={plan.isRunning}
              onClick={() => void planCall()}
            >
              {t('callWindows.planAt', { time: opens.time })}
            </Button>
          ) : null}
          <Button
            ref={canPlan ? undefined : main}
            isWide
            kbd="Ctrl+Enter"
            icon={<Phone aria-hidden />}
            onClick={callAnyway}
          >
            {t('callWindows.callAnyway')}
          </Button>
        </div>
        <p className={styles.muted}>{t('callWindows.askedOnce')}</p>
      </div>
    </Dialog>
  );
}

/** Put once, over every screen. */
export function OutsideDialog() {
  const request = useOutsideState((state) => state.request);
  return request ? <Question request={request} /> : null;
}
