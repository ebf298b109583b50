// Who to write to and when it is their day: contacts as shown, the recipient of a letter, the zone in force.

import type { z } from 'zod';
import type { Language } from '#shared/contract/common.ts';
import { AppError } from '#shared/contract/errors.ts';
import { guessTimeZone, type ZoneHints } from '#shared/domain/timeZones.ts';
import type { ReadContext } from '../store/context.ts';
import { type Contact, type ContactRecord, loadContactRecords } from './contacts.repo.ts';
import { loadPoints, reachLists } from './reach.repo.ts';

type Points = ReturnType<typeof loadPoints>;
type Place = {
  id: string;
  country: string;
  region: string;
  city: string;
  address: string;
  timeZone: string;
};
export type Clock = {
  effectiveTimeZone: string;
  /** All that it may be, the likeliest first. */
  possibleTimeZones: string[];
};

/** What a guess comes to; when nothing says, the user's own zone. */
export function clockOf(context: ReadContext, hints: ZoneHints): Clock {
  const { zone, zones } = guessTimeZone(hints) ?? {
    zone: context.user.timeZone,
    zones: [context.user.timeZone],
  };
  return { effectiveTimeZone: zone, possibleTimeZones: [...zones] };
}

/** The clock of the partner, or of one of its contacts: set, or guessed from address, region, phone, country. */
export function clockOfPartner(
  context: ReadContext,
  partner: Place,
  points: Points,
  contact: ContactRecord | null,
): Clock {
  const phoneOf = (contactId: string | null) =>
    reachLists(points, contactId).phones.find((p) => p.normalized);
  const own = phoneOf(contact?.id ?? null);
  return clockOf(context, {
    explicit: contact?.timeZone || partner.timeZone,
    // A contact's own region says more than the city of the head office.
    city: contact?.region || partner.city,
    address: partner.address,
    region: partner.region,
    phoneE164: (own ?? phoneOf(null) ?? points.find((p) => p.kind === 'phone' && p.normalized))?.normalized,
    country: partner.country,
  });
}

export function toContacts(context: ReadContext, partner: Place, points: Points): Contact[] {
  return loadContactRecords(context, partner.id).map((record) => {
    const { id, partnerId, name, title, role, region, language, salutation, isPrimary, notes, timeZone } =
      record;
    const { phones, emails } = reachLists(points, id);
    return {
      ...{ id, partnerId, name, title, role, region, language, salutation, isPrimary, notes, timeZone },
      ...{ phones, emails },
      ...clockOfPartner(context, partner, points, record),
    };
  });
}

type Brief = Place & { name: string; language: '' | z.output<typeof Language> };

const briefSql = `SELECT id, name, language, country, region, city, address, time_zone AS timeZone
     FROM partners WHERE id = ? AND deleted_at IS NULL`;

function loadBrief(context: ReadContext, id: string): Brief {
  const brief = context.sql.get<Brief>(briefSql, [id]);
  if (!brief) throw new AppError('not_found', 'partner_gone');
  return brief;
}

function findContact(records: readonly ContactRecord[], contactId: string | null): ContactRecord | null {
  if (contactId === null) return null;
  const found = records.find((c) => c.id === contactId);
  if (!found) throw new AppError('not_found', 'contact_gone');
  return found;
}

/** As a dial needs it: who it is and what their clock may be; undefined once they are gone. */
export function findClientPlace(context: ReadContext, partnerId: string, contactId: string | null) {
  const brief = context.sql.get<Brief>(briefSql, [partnerId]);
  if (!brief) return undefined;
  const contact = loadContactRecords(context, partnerId).find(({ id }) => id === contactId) ?? null;
  const { possibleTimeZones } = clockOfPartner(context, brief, loadPoints(context, partnerId), contact);
  return {
    ...{ contactId: contact?.id ?? null, name: contact?.name ?? brief.name },
    ...{ city: contact?.region || brief.city, country: brief.country, possibleTimeZones },
  };
}

/** The clock in force. @throws AppError not_found/partner_gone, contact_gone */
export function loadClock(
  context: ReadContext,
  partnerId: string,
  contactId: string | null = null,
): Clock & { country: string } {
  const brief = loadBrief(context, partnerId);
  const contact = contactId === null ? null : findContact(loadContactRecords(context, partnerId), contactId);
  const clock = clockOfPartner(context, brief, loadPoints(context, partnerId), contact);
  return { ...clock, country: brief.country };
}

export type Recipient = {
  /** Normalised e-mail. */
  address: string;
  /** Of the person, else of the partner. */
  name: string;
  /** Null when the letter goes to the partner itself. */
  contactId: string | null;
  /** The contact's, else the partner's; '' = the company's. */
  language: '' | z.output<typeof Language>;
  /** As set on the contact; '' = greet by name. */
  salutation: string;
};

/**
 * Whom a letter goes to. With `contactId` that person, at the partner's address when they have none of their own;
 * without: the primary contact's e-mail, else the partner's, else that of any other contact.
 * @returns undefined when there is no address at all
 * @throws AppError not_found/partner_gone, contact_gone
 */
export function pickRecipient(
  context: ReadContext,
  partnerId: string,
  contactId?: string | null,
): Recipient | undefined {
  const partner = loadBrief(context, partnerId);
  const points = loadPoints(context, partnerId);
  const records = loadContactRecords(context, partnerId);
  const addressOf = (id: string | null): string | undefined => {
    const { emails } = reachLists(points, id);
    return (emails.find((e) => e.isPrimary) ?? emails[0])?.normalized;
  };
  const to = (address: string, contact: ContactRecord | null): Recipient => ({
    address,
    name: contact?.name ?? partner.name,
    contactId: contact?.id ?? null,
    language: contact?.language || partner.language,
    salutation: contact?.salutation ?? '',
  });
  const own = addressOf(null);
  const asked = findContact(records, contactId ?? null);
  if (asked) {
    const address = addressOf(asked.id) ?? own;
    return address === undefined ? undefined : to(address, asked);
  }
  // The primary contact stands first.
  const reachable = records.filter((c) => addressOf(c.id) !== undefined);
  const contact = reachable[0]?.isPrimary || own === undefined ? (reachable[0] ?? null) : null;
  const address = contact === null ? own : addressOf(contact.id);
  return address === undefined ? undefined : to(address, contact);
}
