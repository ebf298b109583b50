// Which call opens its client's card now. Pure.
import type { Output } from '#shared/contract/index.ts';
import { isRinging, isTalking, type LiveCall } from '../calls/index.ts';

export type PopMoment = Output<'company.loadPreferences'>['popsClient'];
type Call = Pick<LiveCall, 'id' | 'state' | 'direction' | 'partnerId'>;

/**
 * @param done calls that have had their moment, opened or not: it comes once
 * @returns the call whose moment is now; of a client that is known only
 */
export function callToPop<C extends Call>(
  calls: readonly C[],
  moment: PopMoment,
  done: ReadonlySet<string>,
): (C & { partnerId: string }) | undefined {
  if (moment === 'byHand') return undefined;
  const isNow = moment === 'onRing' ? isRinging : isTalking;
  const isKnown = (call: C): call is C & { partnerId: string } => call.partnerId !== null;
  return calls.filter((call) => call.direction === 'in' && isNow(call) && !done.has(call.id)).find(isKnown);
}
