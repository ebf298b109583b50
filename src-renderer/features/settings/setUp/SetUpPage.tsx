// The set-up as a list: what is done, what is not, why it matters, one button each; and the check of this computer.
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useLocation } from 'wouter';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useArea } from '#renderer/data/useArea.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { pathTo } from '#renderer/ui/routing.ts';
import { Skeleton } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import { FormGroup, FormPage } from '../FormPage.tsx';
import shared from '../Settings.module.css';
import { ComputerCheck } from './ComputerCheck.tsx';
import styles from './SetUp.module.css';

type Progress = Output<'setUp.loadProgress'>;
type StepId =
  | 'requisites'
  | 'recoveryKey'
  | 'calendar'
  | 'lists'
  | 'people'
  | 'catalogue'
  | 'mail'
  | 'phone'
  | 'hub';

const page = (id: string): string => pathTo('settingsPage', { page: id });

/** In the order in which they help. */
const steps: readonly { id: StepId; to: string; isDone: (progress: Progress) => boolean }[] = [
  { id: 'requisites', to: page('organisation'), isDone: (p) => p.hasTaxId && p.hasBankAccount },
  { id: 'recoveryKey', to: page('workstation'), isDone: (p) => p.isRecoveryKeySaved },
  { id: 'catalogue', to: pathTo('imports'), isDone: (p) => p.hasCatalogue },
  { id: 'mail', to: page('mail'), isDone: (p) => p.hasMailAccount },
  { id: 'lists', to: page('directories'), isDone: (p) => p.words > 0 },
  { id: 'calendar', to: page('calendar'), isDone: (p) => p.comingDaysOff > 0 },
  { id: 'phone', to: page('phone'), isDone: (p) => p.hasPhoneLine },
  { id: 'people', to: page('users'), isDone: (p) => p.people > 1 },
  { id: 'hub', to: pathTo('sync'), isDone: (p) => p.hasHub },
];

export function SetUpPage() {
  const t = useT();
  const { value } = useLive('setUp.loadProgress', {});
  const hasPhone = useArea('calls');
  if (!value) return <Skeleton rows={8} />;
  const shown = steps.filter(({ id }) => id !== 'phone' || hasPhone);
  const done = shown.filter(({ isDone }) => isDone(value)).length;
  return (
    <FormPage title={t('setUp.title')} hint={t('setUp.hint')}>
      <FormGroup title={t('setUp.steps')} hint={t('setUp.doneOf', { done, total: shown.length })}>
        <ul className={styles.list} aria-label={t('setUp.steps')}>
          {shown.map(({ id, to, isDone }) => (
            <Step key={id} id={id} to={to} isDone={isDone(value)} />
          ))}
        </ul>
      </FormGroup>
      <ComputerCheck />
    </FormPage>
  );
}

function Step({ id, to, isDone }: { id: StepId; to: string; isDone: boolean }) {
  const t = useT();
  const [, goTo] = useLocation();
  const name = t(`setUp.${id}`);
  const Icon = isDone ? CircleCheck : CircleDashed;
  return (
    <li className={styles.row} data-state={isDone ? 'good' : 'open'}>
      <Icon aria-hidden />
      <div>
        <p className={styles.name}>
          {name} <span className={styles.state}>{t(isDone ? 'setUp.isDone' : 'setUp.isOpen')}</span>
        </p>
        <p className={shared.hint}>{t(`setUp.${id}Why`)}</p>
      </div>
      <Button size="sm" aria-label={t('setUp.open', { name })} onClick={() => goTo(to)}>
        {t('common.open')}
      </Button>
    </li>
  );
}
