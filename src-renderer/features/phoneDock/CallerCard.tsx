// Who a call is with: the known client with what one wants to know before the first word, several to choose from, or nobody
// yet, to be found or made.
import { useLive } from '#renderer/data/DataProvider.tsx';
import { type CallLogRow, type LiveCall, useNameOf } from '../calls/index.ts';
import { CallerFacts } from './CallerFacts.tsx';
import styles from './CallSlot.module.css';
import { WhoIsIt } from './WhoIsIt.tsx';

type CallerCardProps = { call: LiveCall; row: CallLogRow | undefined };

/** Of the call, or since it ended of its row: the core names it in both. */
function partnerOf({
  call,
  row,
}: CallerCardProps): { partnerId: string; contactId: string | null } | undefined {
  if (row?.partnerId) return { partnerId: row.partnerId, contactId: row.contactId };
  return call.partnerId === null ? undefined : { partnerId: call.partnerId, contactId: call.contactId };
}

export function CallerCard({ call, row }: CallerCardProps) {
  const nameOf = useNameOf();
  const who = partnerOf({ call, row });
  const { value: pop } = useLive('callLog.loadPop', who);
  if (who) return <CallerFacts call={call} pop={pop} partnerId={who.partnerId} />;
  const unnamed = { partnerName: '', contactName: '', remoteName: call.remoteName, number: call.number };
  const { name, number } = nameOf(unnamed);
  return (
    <>
      <p className={styles.name}>{name}</p>
      {name === number ? null : <p className={styles.muted}>{number}</p>}
      <WhoIsIt call={call} />
    </>
  );
}
