// Numbers of a client and the call itself: until the softphone exists the operating system dials (tel:), and the
// record of the call is opened with it.
import { useCallback } from 'react';
import type { Output } from '#shared/contract/index.ts';
import { normalizePhone, telUri } from '#shared/domain/phones.ts';
import { useInteractionDialogs } from '../interactions/index.ts';

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

/** Hands the number to the operating system: the page stays where it is. */
function handOver(phone: Phone, country: string): void {
  const { extension, raw, e164 } = normalizePhone(phone.value, country);
  const link = document.createElement('a');
  link.href = telUri({
    raw,
    ...(phone.normalized || e164 ? { e164: phone.normalized || e164 } : {}),
    ...(extension === undefined ? {} : { extension }),
  });
  // In the page, so that its click passes through it like that of any link.
  document.body.append(link);
  link.click();
  link.remove();
}

/** `const dial = useDial(card); dial(number)`: dials and opens the record of an outgoing call. */
export function useDial(card: PartnerCard | undefined): (number: CallNumber) => void {
  const show = useInteractionDialogs((state) => state.show);
  return useCallback(
    ({ phone, contactId }) => {
      if (!card) return;
      handOver(phone, card.country);
      show({
        type: 'record',
        kind: 'call',
        partnerId: card.id,
        startedAtMs: Date.now(),
        ...(contactId === undefined ? {} : { contactId }),
      });
    },
    [card, show],
  );
}
