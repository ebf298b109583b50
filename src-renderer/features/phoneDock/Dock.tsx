// The call bar at the foot of the window: one row for each call, the one that one talks to at the very bottom where the idle
// row was. Follows lines and calls; mounted as long as the program is open.
import { useArea } from '#renderer/data/useArea.ts';
import {
  inOrder,
  type LiveCall,
  ringingCall,
  useCallName,
  useCalls,
  useFollowCalls,
} from '../calls/index.ts';
import { CallRow } from './CallRow.tsx';
import { CallSounds } from './CallSounds.tsx';
import styles from './Dock.module.css';
import { useDockState } from './dockState.ts';
import { IdleRow } from './IdleRow.tsx';
import { SessionRow } from './SessionRow.tsx';
import { TransferDialog } from './TransferDialog.tsx';
import { useCallKeys } from './useCallKeys.ts';
import { useClientPop } from './useClientPop.ts';
import { useDrawerOfCall } from './useDrawerOfCall.ts';
import { useLinkOffers } from './useNumberOffers.ts';
import { useStateText } from './useStateText.ts';

function Said({ call }: { call: LiveCall }) {
  const stateText = useStateText();
  const { name } = useCallName(call);
  return `${stateText(call).text}: ${name}`;
}

/** Says each change of state once: at once when somebody calls, else when the screen reader is free. */
function Announcements({ calls }: { calls: readonly LiveCall[] }) {
  const ringing = ringingCall(calls);
  const other = ringing ? undefined : inOrder(calls)[0];
  return (
    <>
      <div className="visually-hidden" aria-live="assertive" aria-atomic>
        {ringing ? <Said call={ringing} /> : null}
      </div>
      <div className="visually-hidden" aria-live="polite" aria-atomic>
        {other ? <Said call={other} /> : null}
      </div>
    </>
  );
}

export function Dock() {
  useFollowCalls();
  useCallKeys();
  useLinkOffers();
  useClientPop();
  useDrawerOfCall();
  const rows = inOrder(useCalls()).toReversed();
  const first = rows.at(-1);
  const hasPhone = useArea('calls');
  const isDialAsked = useDockState((state) => state.isDialAsked);
  return (
    <div className={styles.dock}>
      <SessionRow />
      {hasPhone && (!first || isDialAsked) ? <IdleRow /> : null}
      {rows.map((call) => (
        <CallRow key={call.id} call={call} isFirst={call === first} />
      ))}
      <Announcements calls={rows} />
      <CallSounds />
      <TransferDialog />
    </div>
  );
}
