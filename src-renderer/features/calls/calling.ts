// Numbers of a client, and calling one of them. What the phone program of the computer dials is written down by hand: its
// record is opened with it.
import { useCallback } from 'react';
import type { Output } from '#shared/contract/index.ts';
import { callNumbers, type CallNumber as DomainCallNumber } from '#shared/domain/callNumbers.ts';
import { useInteractionDialogs } from '../interactions/index.ts';
import { useDialer } from './useDialer.ts';

export type PartnerCard = Output<'partners.load'>;
export type CallNumber = DomainCallNumber<PartnerCard['phones'][number]>;

/** As it is loaded; none before. */
export const numbersOf = (card: PartnerCard | undefined): CallNumber[] => (card ? callNumbers(card) : []);

/** `const dial = useDial(card); dial(number)`. */
export function useDial(card: PartnerCard | undefined): (number: CallNumber) => void {
  const show = useInteractionDialogs((state) => state.show);
  const dial = useDialer();
  return useCallback(
    ({ phone, contactId }) => {
      if (!card) return;
      const [partnerId, startedAtMs] = [card.id, Date.now()];
      const whom = { partnerId, ...(contactId === undefined ? {} : { contactId }) };
      void dial({ ...whom, number: phone.value, country: card.country }).then((by) => {
        if (by === 'system') show({ type: 'record', kind: 'call', ...whom, startedAtMs });
      });
    },
    [card, show, dial],
  );
}
