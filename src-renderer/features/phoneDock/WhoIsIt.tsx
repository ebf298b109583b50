// Several clients have the number: chosen by the user, never guessed. Or none: found by name or made anew, and the number is
// kept with the client if wished.
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import type { Output } from '#shared/contract/index.ts';
import type { LiveCall } from '../calls/index.ts';
import styles from './CallSlot.module.css';
import { type Chosen, PartnerChooser } from './PartnerChooser.tsx';
import { useSayWho } from './useSayWho.ts';

type Match = Output<'callLog.lookUp'>['matches'][number];

function Matches({
  found,
  onChoose,
}: {
  found: Output<'callLog.lookUp'>;
  onChoose: (chosen: Chosen) => void;
}) {
  const t = useT();
  const { matches, isMore } = found;
  const nameOf = ({ partnerName, contactName }: Match): string =>
    contactName === '' ? partnerName : `${contactName} · ${partnerName}`;
  return (
    <>
      <p className={styles.question}>{t('calls.severalMatches', { count: matches.length })}</p>
      <ul className={styles.matches}>
        {matches.map((match) => (
          <li key={`${match.partnerId} ${match.contactId}`}>
            <button
              type="button"
              className={styles.match}
              onClick={() => onChoose({ ...match, name: match.contactName || match.partnerName })}
            >
              <span className={styles.cut} data-ellipsis="" title={nameOf(match)}>
                {nameOf(match)}
              </span>
              {match.by === 'tail' ? <span className={styles.muted}>{t('calls.byTail')}</span> : null}
            </button>
          </li>
        ))}
      </ul>
      {isMore ? <p className={styles.muted}>{t('calls.moreMatches')}</p> : null}
    </>
  );
}

export function WhoIsIt({ call }: { call: LiveCall }) {
  const t = useT();
  const sayWho = useSayWho(call);
  const [keepsNumber, setKeepsNumber] = useState(true);
  const canKeep = call.number !== '';
  const { value: found } = useLive('callLog.lookUp', canKeep ? { number: call.number } : undefined);
  return (
    <>
      {found && found.matches.length > 0 ? (
        <Matches found={found} onChoose={(chosen) => void sayWho(chosen, false)} />
      ) : (
        <>
          {call.number === '' ? null : <p className={styles.muted}>{t('calls.unknownNumber')}</p>}
          <p className={styles.question}>{t(call.endedAt === null ? 'calls.whoIsIt' : 'calls.whoWasIt')}</p>
        </>
      )}
      <PartnerChooser
        initialName={call.remoteName}
        onChoose={(chosen) => void sayWho(chosen, keepsNumber && canKeep)}
      />
      {canKeep ? (
        <Checkbox value={keepsNumber} onChange={setKeepsNumber} label={t('calls.keepNumber')} />
      ) : null}
    </>
  );
}
