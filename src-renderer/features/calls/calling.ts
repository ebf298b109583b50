// Numbers of a client, and calling one of them. What the phone program of the computer dials is written down by hand: its
// record is opened with it.
import { useCallback } from 'react';
import type { Output } from '#shared/contract/index.ts';
import { useInteractionDialogs } from '../interactions/index.ts';
import { useDialer } from './useDialer.ts';

export type PartnerCard = Output<'partners.load'>;
type Phone = PartnerCard['phones'][number];

export type CallNumber = {
  id: string;
  /** Whose number: a person's name, '' the company's own. */
  name: string;
  contactId: string | undefined;
  phone: Phone;
};

const mainFirst = <T extends { isPrimary: boolean }>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary));

/** Every number once: of the main person first, then of the others, then of the company itself. */
export function numbersOf(card: PartnerCard | undefined): CallNumber[] {
  if (!card) return [];
  const people = mainFirst(card.contacts).flatMap((contact) =>
    mainFirst(contact.phones).map((phone) => ({
      id: phone.id,
      name: contact.name,
      contactId: contact.id,
      phone,
    })),
  );
  const own = mainFirst(card.phones).map((phone) => ({
    id: phone.id,
    name: '',
    contactId: undefined,
    phone,
  }));
  return [...people, ...own];
}

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
