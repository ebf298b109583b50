// The numbers of a client in the order in which one would try them. Pure.
type Reach = { id: string; value: string; isPrimary: boolean };
type Reached<P extends Reach> = {
  phones: readonly P[];
  contacts: readonly { id: string; name: string; isPrimary: boolean; phones: readonly P[] }[];
};

export type CallNumber<P extends Reach = Reach> = {
  id: string;
  /** Whose number: a person's name, '' the company's own. */
  name: string;
  contactId: string | undefined;
  phone: P;
};

const mainFirst = <T extends { isPrimary: boolean }>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary));

/** Every number once: of the main person first, then of the others, then of the company itself. */
export function callNumbers<P extends Reach>({ contacts, phones }: Reached<P>): CallNumber<P>[] {
  const people = mainFirst(contacts).flatMap((contact) =>
    mainFirst(contact.phones).map((phone) => ({
      id: phone.id,
      name: contact.name,
      contactId: contact.id,
      phone,
    })),
  );
  const own = mainFirst(phones).map((phone) => ({ id: phone.id, name: '', contactId: undefined, phone }));
  return [...people, ...own];
}
