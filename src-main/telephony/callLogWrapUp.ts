// What a person says of a call: the note, what came of it, the next step, whose it was. The client's interaction follows.
import { AppError } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import {
  checkNamed,
  completeCallBacks,
  loadInteraction,
  moveInteraction,
  recordInteraction,
  reopenCallBacks,
  updateInteraction,
} from '../interactions/index.ts';
import { keepNumber, phoneCountry, requirePartner } from '../partners/index.ts';
import type { WriteContext } from '../store/context.ts';
import { changeLocal } from '../store/localChanges.ts';
import { noteStep } from '../sync/index.ts';
import { type Call, requireCall, updateCall } from './callLog.repo.ts';
import { recordCall, resultText, wasReached } from './callLogRecord.ts';
import { settlePlan } from './dialSession.ts';

const interactionOf = (tx: WriteContext, { interactionId }: Call) =>
  interactionId === null ? undefined : loadInteraction(tx, interactionId);

/** Of a call that is over the interaction has it too, unless it was written anew there. @throws AppError not_found/call_gone */
export function saveNote(tx: WriteContext, { callId, note }: Parsed<'callLog.saveNote'>): void {
  const call = requireCall(tx, callId);
  const interaction = interactionOf(tx, call);
  if (interaction?.content === call.note && note !== call.note)
    updateInteraction(tx, interaction.id, { content: note });
  updateCall(tx, callId, call.endedAt === null ? { note, knownAt: tx.now } : { note });
}

/** What has come of the call since then would be left without what was said of it. */
const standing = ({ endedAt }: Call) => ({ ended_at: endedAt });

type Next = NonNullable<Parsed<'callLog.finish'>['next']>;

/** In place of what an earlier word planned, as long as that is still ahead. @throws AppError conflict/no_client */
function planNext(tx: WriteContext, { partnerId, contactId, nextId }: Call, next: Next): string {
  if (partnerId === null) throw new AppError('conflict', 'no_client');
  const earlier = nextId === null ? undefined : loadInteraction(tx, nextId);
  if (earlier?.status === 'planned') updateInteraction(tx, earlier.id, { deletedAt: tx.now });
  return recordInteraction(tx, { ...next, partnerId, contactId });
}

/** Nobody was reached, and no other time is planned: whoever is waiting to be called back still waits. */
function settleCallBacks(tx: WriteContext, before: Call, said: Call): void {
  const { partnerId, endedAt } = before;
  if (partnerId === null || endedAt === null || before.result !== 'talked') return;
  const isSettled = (call: Call): boolean => wasReached(call) || call.nextId !== null;
  if (isSettled(before) && !isSettled(said)) reopenCallBacks(tx, partnerId, endedAt);
  else if (!isSettled(before) && isSettled(said)) completeCallBacks(tx, partnerId, endedAt);
}

/** @throws AppError not_found/call_gone, conflict/no_client */
export function finishCall(
  tx: WriteContext,
  { callId, outcome, note, next }: Parsed<'callLog.finish'>,
): Output<'callLog.finish'> {
  const call = requireCall(tx, callId);
  noteStep(tx, 'callLog.finish');
  const said = { ...call, outcome, note: note ?? call.note };
  const interaction = interactionOf(tx, call);
  const result = resultText(tx, said);
  settlePlan(tx, call, result);
  if (interaction)
    updateInteraction(tx, interaction.id, {
      result,
      // What was written anew on the card stays when nothing else is said here.
      ...(note === undefined ? {} : { content: note }),
    });
  const nextId = next === undefined ? call.nextId : planNext(tx, call, next);
  settleCallBacks(tx, call, { ...said, nextId });
  changeLocal(tx, 'phone_calls', callId, {
    ...{ outcome, note: said.note, next_id: nextId },
    ...standing(call),
  });
  return { interactionId: interaction?.id ?? null, ...(next && nextId !== null ? { nextId } : {}) };
}

/** @throws AppError not_found call_gone, partner_gone, contact_gone; invalid_input/fields */
export function attachCall(
  tx: WriteContext,
  { callId, partnerId, contactId, keepsNumber }: Parsed<'callLog.attach'>,
): Output<'callLog.attach'> {
  const call = requireCall(tx, callId);
  const { country } = requirePartner(tx, partnerId);
  checkNamed(tx, { partnerId, contactId });
  noteStep(tx, 'callLog.attach');
  if (keepsNumber) keepNumber(tx, { partnerId, contactId }, call.number, phoneCountry(tx, country));
  const interactionId = giveTo(tx, call, { partnerId, contactId });
  changeLocal(tx, 'phone_calls', callId, {
    partner_id: partnerId,
    contact_id: contactId,
    interaction_id: interactionId,
    ...standing(call),
  });
  return { interactionId };
}

/** The interaction goes along; one that goes on has none yet. */
function giveTo(tx: WriteContext, call: Call, who: { partnerId: string; contactId: string | null }) {
  const interaction = interactionOf(tx, call);
  if (interaction) {
    moveInteraction(tx, interaction.id, who);
    return interaction.id;
  }
  if (call.endedAt === null) return null;
  // Who is looking at it now needs no task to look at it.
  return recordCall(tx, { ...call, ...who, isMissed: false });
}
