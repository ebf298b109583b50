// From a call that is over to what the client's card holds of it: an interaction, and a task to call back where nobody
// answered. Inside the transaction of whoever asks; the journal's own row is the caller's.
import { completeCallBacks, keepCallBack, lives, recordInteraction } from '../interactions/index.ts';
import { loadPartnerBrief, phoneCountry } from '../partners/index.ts';
import type { WriteContext } from '../store/context.ts';
import type { Call } from './callLog.repo.ts';
import { callTexts, subjectOf } from './callLogTexts.rules.ts';

const minuteMs = 60_000;

/** Of the talk, begun ones whole; 0 when nobody talked. */
function durationMin({ result, answeredAt, endedAt }: Call): number {
  if (result !== 'talked' || answeredAt === null || endedAt === null) return 0;
  return Math.max(1, Math.ceil((endedAt - answeredAt) / minuteMs));
}

/** What its wrap-up said, else how it ended. */
export function resultText(
  { user }: WriteContext,
  { outcome, result }: Pick<Call, 'outcome' | 'result'>,
): string {
  const { outcomes, results } = callTexts[user.language];
  if (outcome !== '') return outcomes[outcome];
  return result === null ? '' : results[result];
}

/** A call that never left this computer is nobody's dealing, and one that a colleague took is in his journal. */
const isDealing = ({ result, reason }: Call): boolean => result !== 'failed' && reason !== 'elsewhere';

/** Somebody talked; a voice mailbox that answered is no talk, which only the user can know. */
export const wasReached = ({ result, outcome }: Pick<Call, 'result' | 'outcome'>): boolean =>
  result === 'talked' && outcome !== 'noAnswer';

/** @returns the id of its interaction; null when there is nobody it belongs to, or nothing to tell */
export function recordCall(tx: WriteContext, call: Call): string | null {
  const partner = call.partnerId === null ? undefined : loadPartnerBrief(tx, call.partnerId);
  if (!partner || !isDealing(call)) return null;
  const country = phoneCountry(tx, partner.country);
  const { subject, callBack } = subjectOf(call, tx.user.language, country);
  const { contactId } = call;
  const hasContact =
    contactId !== null && lives(tx, { table: 'contacts', id: contactId, partnerId: partner.id });
  const who = { partnerId: partner.id, contactId: hasContact ? contactId : null };
  const interactionId = recordInteraction(tx, {
    ...who,
    kind: 'call',
    direction: call.direction,
    subject,
    content: call.note,
    result: resultText(tx, call),
    durationMin: durationMin(call),
    happenedAt: call.startedAt,
    recording: { hash: call.recordingHash, durationMs: call.recordingMs },
  });
  if (call.isMissed) {
    const ownerId = lives(tx, { table: 'users', id: partner.ownerId }) ? partner.ownerId : tx.user.id;
    keepCallBack(tx, { ...who, interactionId, title: callBack, ownerId });
  }
  if (wasReached(call)) completeCallBacks(tx, partner.id, call.endedAt ?? tx.now);
  return interactionId;
}
