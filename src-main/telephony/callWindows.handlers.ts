// The calls of the contract's area `callWindows`: whose number it is and what its clock may be. Decides nothing: whether it is a
// time to call is reckoned where the clock runs.

import type { Output, Parsed } from '#shared/contract/index.ts';
import { mayBeAsked } from '#shared/domain/callWindow.ts';
import { dateInZone } from '#shared/domain/dates.ts';
import { normalizePhone } from '#shared/domain/phones.ts';
import { placeOfPhone } from '#shared/domain/phoneZones.ts';
import { guessTimeZone } from '#shared/domain/timeZones.ts';
import { loadAsked, saveAsked } from '../company/index.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import { findClientPlace, phoneCountry } from '../partners/index.ts';
import type { ReadContext } from '../store/context.ts';
import { isOwnNumber, lookUpNumber } from './numberLookup.repo.ts';

type Window = Output<'callWindows.load'>;
type Asked = Parsed<'callWindows.load'>;

const unasked: Window = {
  ...{ key: '', partnerId: null, contactId: null, name: '', city: '', country: '' },
  ...{ possibleTimeZones: [], isAsked: false },
};

/** Named by the caller, else the only one whose number it is. */
function whoIs(context: ReadContext, { number, partnerId, contactId }: Asked) {
  if (partnerId !== null) return { partnerId, contactId };
  const { matches } = lookUpNumber(context, number);
  return matches.length === 1 ? matches[0] : undefined;
}

function loadWindow(context: ReadContext, asked: Asked): Window {
  const ours = phoneCountry(context, asked.country);
  if (!mayBeAsked(asked.number, ours) || isOwnNumber(context, asked.number)) return unasked;
  const isAsked = (key: string): boolean =>
    loadAsked(context, dateInZone(context.now, context.user.timeZone)).includes(key);
  const who = whoIs(context, asked);
  const client = who && findClientPlace(context, who.partnerId, who.contactId);
  if (who && client)
    return { key: who.partnerId, partnerId: who.partnerId, ...client, isAsked: isAsked(who.partnerId) };
  const e164 = normalizePhone(asked.number, ours).e164 ?? '';
  return {
    ...unasked,
    ...{ key: e164, isAsked: isAsked(e164), country: placeOfPhone(e164).country },
    possibleTimeZones: [...(guessTimeZone({ phoneE164: e164 })?.zones ?? [])],
  };
}

export function createCallWindowsHandlers(_deps: CoreDeps): Handlers['callWindows'] {
  return {
    load: (asked, context) => loadWindow(context, asked),
    noteAsked: ({ key }, tx) => {
      saveAsked(tx, dateInZone(tx.now, tx.user.timeZone), key);
      return {};
    },
  };
}
