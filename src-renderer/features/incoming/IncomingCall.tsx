// All of the small window: who calls, over which line, and what can be done about it. The host shows and hides the window.
import { Maximize2, PhoneIncoming } from 'lucide-react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { host } from '#renderer/data/host.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import {
  type LiveCall,
  RingButtons,
  ringingCall,
  useCallName,
  useCalls,
  useFollowCalls,
} from '../calls/index.ts';
import { usePhoneLines } from '../phone/index.ts';
import styles from './IncomingCall.module.css';

/** The company of a known person; of a number of several clients how many. */
function useDetail(call: LiveCall, company: string): string {
  const t = useT();
  const isOpen = call.partnerId === null && call.number !== '';
  const { value } = useLive('callLog.lookUp', isOpen ? { number: call.number } : undefined);
  if (company !== '' || !isOpen || !value) return company;
  const { length } = value.matches;
  return length === 0 ? t('calls.unknownNumber') : t('calls.severalMatches', { count: length });
}

function Ringing({ call }: { call: LiveCall }) {
  const t = useT();
  const { name, detail, number } = useCallName(call);
  const line = usePhoneLines()?.find(({ id }) => id === call.lineId)?.name ?? '';
  const company = useDetail(call, detail);
  const showDesk = (): void => host()?.showDesk();
  return (
    <main className={styles.window}>
      <header className={styles.head}>
        <PhoneIncoming aria-hidden />
        <p>{t(`calls.state_${call.state === 'waiting' ? 'waiting' : 'ringing'}`)}</p>
        <IconButton
          size="sm"
          label={t('calls.openClient')}
          icon={<Maximize2 aria-hidden />}
          onClick={showDesk}
        />
      </header>
      <h1 className={styles.name} title={name} data-ellipsis="">
        {name}
      </h1>
      <p className={styles.detail} title={company} data-ellipsis="">
        {company}
      </p>
      <p className={styles.detail}>{`${number} → ${line}`}</p>
      <RingButtons call={call} onAnswer={showDesk} />
    </main>
  );
}

/** Empty while nobody calls: the window is hidden then. */
export function IncomingCall() {
  useFollowCalls();
  const call = ringingCall(useCalls());
  return call ? <Ringing key={call.id} call={call} /> : null;
}
