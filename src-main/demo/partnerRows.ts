// Partners of the demo with roles, contacts, phones, e-mails and legal entities. Answers the facts that the
// history needs of each. The first partners are the oldest and the largest.

import { childId } from '#shared/domain/ids.ts';
import { type SeededRandom, seededRandom } from '#shared/lib/seededRandom.ts';
import { contactKeys, partnerKeys } from '../partners/index.ts';
import { arrivalOf, createDemoClock, type DemoClock, type DemoPlan } from './demoPlan.ts';
import { audited, type DemoRow, type DemoRows, demoId } from './demoRows.ts';
import { kpp, ogrn, taxId } from './identifiers.ts';
import { titles } from './names.ts';
import { type Country, drawCountry, drawPhone } from './places.ts';
import { transliterate } from './transliterate.ts';

/** What documents and interactions take from a partner; kept for each, so small. */
export type DemoPartner = {
  id: string;
  country: Country;
  contactId: string | null;
  legalEntityId: string | null;
  /** Index of the user. */
  owner: number;
};

export type PartnersInput = {
  plan: DemoPlan;
  userIds: readonly string[];
  dealerTypeId: string | undefined;
  /** Filled as the rows are drawn. */
  partners: DemoPartner[];
};

/** Partners of this share, the older ones, buy; the rest are talked with. */
export const buyingShare = 0.6;

type Kind = 'company' | 'person' | 'entrepreneur';
type Drawn = { name: string; legalName: string; kind: Kind; domain: string };
type Person = { name: string; first: string; surname: string };

export function* partnerRows(input: PartnersInput): DemoRows {
  const random = seededRandom(input.plan.seed).fork('partners');
  const clock = createDemoClock(input.plan.nowMs);
  for (let index = 0; index < input.plan.partners; index += 1)
    yield* onePartner(input, random, { index, clock });
}

function* onePartner(
  input: PartnersInput,
  random: SeededRandom,
  place: { index: number; clock: DemoClock },
): DemoRows {
  const { plan, userIds } = input;
  const at = arrivalOf(plan, place.clock, place.index);
  const country = drawCountry(random);
  const drawn = drawName(random, country, place.index, plan.partners);
  const city = random.pick(country.cities);
  const id = demoId(random, at);
  // The rep of this workstation has two shares: his desk is the one looked at.
  const owner = Math.max(0, random.int(-1, userIds.length - 1));
  const legal =
    drawn.kind === 'person' || random.chance(0.1)
      ? undefined
      : legalEntity(random, { id, at, country, city, drawn });
  const partner: DemoPartner = { id, country, owner, contactId: null, legalEntityId: legal?.[1].id ?? null };
  yield [
    'partners',
    {
      id,
      name: drawn.name,
      kind: drawn.kind,
      state: stateOf(random, place.index / plan.partners),
      ownerId: userIds[owner] ?? '',
      country: country.code,
      city,
      address: address(random, country),
      language: random.chance(0.3) ? country.language : '',
      notes: '',
      source: random.chance(0.5) ? random.pick(['web', 'referral', 'fair', 'call', 'ads']) : '',
      priceTypeId: random.chance(0.15) ? (input.dealerTypeId ?? null) : null,
      ...partnerKeys({ name: drawn.name, city }, legal ? [{ taxId: '', ...legal[1] }] : []),
      ...audited(at),
    },
  ];
  for (const role of rolesOf(random, place.index)) {
    yield ['partner_roles', { id: childId('partner_roles', id, role), partnerId: id, role, ...audited(at) }];
  }
  if (legal) yield legal;
  yield point(random, { id, at, contactId: null, country, isPrimary: true });
  if (drawn.kind === 'company')
    yield email(random, { id, at, contactId: null, address: `info@${drawn.domain}` });
  yield* contactRows(random, { partner, at, drawn, country });
  input.partners.push(partner);
}

function drawPerson(random: SeededRandom, { people }: Country): Person {
  const isWoman = random.chance(0.4);
  const first = random.pick(isWoman ? people.women : people.men);
  const surname = `${random.pick(people.surnames)}${isWoman ? people.womanEnding : ''}`;
  return { first, surname, name: `${first} ${surname}` };
}

function drawName(random: SeededRandom, country: Country, index: number, count: number): Drawn {
  const draw = random.next();
  if (draw < 0.14) {
    const { name, surname, first } = drawPerson(random, country);
    const domain = 'mail.example';
    if (draw < 0.07) return { name: `${surname} ${first}`, legalName: '', kind: 'person', domain };
    const legal =
      country.language === 'ru'
        ? `ИП ${surname} ${first}`
        : country.code === 'AZ'
          ? `${surname} ${first} F.Ş.`
          : name;
    return { name: legal, legalName: legal, kind: 'entrepreneur', domain };
  }
  // A large demo has more companies than two words can name: districts and branches are numbered.
  const number = count > 2_000 && random.chance(0.6) ? `-${1 + (index % 97)}` : '';
  const plain = `${random.pick(country.companies.first)} ${random.pick(country.companies.second)}${number}`;
  const form = random.pick(country.forms);
  const domain = `${transliterate(plain).replaceAll(' ', '-')}.example`;
  return { name: `${plain} ${form.short}`, legalName: form.full(plain), kind: 'company', domain };
}

function stateOf(random: SeededRandom, place: number): 'potential' | 'active' | 'quiet' | 'lost' | 'blocked' {
  if (place >= buyingShare) return random.chance(0.8) ? 'potential' : 'lost';
  const draw = random.next();
  return draw < 0.7 ? 'active' : draw < 0.9 ? 'quiet' : draw < 0.99 ? 'lost' : 'blocked';
}

function rolesOf(random: SeededRandom, index: number): readonly string[] {
  if (index % 12 !== 11) return random.chance(0.04) ? ['customer', 'supplier'] : ['customer'];
  return [random.pick(['supplier', 'supplier', 'carrier', 'contractor', 'competitor'])];
}

const address = (random: SeededRandom, { streets }: Country): string =>
  `${random.pick(streets)} ${random.int(1, 180)}`;

type LegalInput = { id: string; at: number; country: Country; city: string; drawn: Drawn };

function legalEntity(
  random: SeededRandom,
  { id, at, country, city, drawn }: LegalInput,
): Extract<DemoRow, readonly ['legal_entities', unknown]> {
  const isPerson = drawn.kind === 'entrepreneur';
  const isRu = country.code === 'RU';
  const legalAddress = `${city}, ${address(random, country)}`;
  return [
    'legal_entities',
    {
      id: demoId(random, at),
      partnerId: id,
      name: drawn.name,
      legalName: drawn.legalName,
      country: country.code,
      taxId: taxId(random, country.code, isPerson),
      kpp: isRu && !isPerson ? kpp(random) : '',
      regNo: isRu ? ogrn(random, isPerson) : '',
      legalAddress,
      actualAddress: random.chance(0.2) ? legalAddress : '',
      headName: isPerson ? '' : drawPerson(random, country).name,
      isDefault: true,
      ...audited(at),
    },
  ];
}

type PointOwner = { id: string; at: number; contactId: string | null; country: Country; isPrimary: boolean };

function point(random: SeededRandom, { id, at, contactId, country, isPrimary }: PointOwner): DemoRow {
  const phone = drawPhone(random, country);
  const label = random.chance(0.15) ? random.pick(['WhatsApp', 'ofis', 'офис', 'mobile']) : '';
  return [
    'contact_points',
    {
      id: demoId(random, at),
      partnerId: id,
      contactId,
      kind: 'phone',
      ...phone,
      label,
      isPrimary,
      position: isPrimary ? 0 : 1,
      ...audited(at),
    },
  ];
}

function email(
  random: SeededRandom,
  given: { id: string; at: number; contactId: string | null; address: string },
): DemoRow {
  return [
    'contact_points',
    {
      id: demoId(random, given.at),
      partnerId: given.id,
      contactId: given.contactId,
      kind: 'email',
      value: given.address,
      normalized: given.address,
      isPrimary: true,
      position: 2,
      ...audited(given.at),
    },
  ];
}

type ContactsInput = { partner: DemoPartner; at: number; drawn: Drawn; country: Country };

function* contactRows(random: SeededRandom, { partner, at, drawn, country }: ContactsInput): DemoRows {
  const count = drawn.kind !== 'company' ? 0 : random.chance(0.1) ? 3 : random.chance(0.3) ? 2 : 1;
  for (let index = 0; index < count; index += 1) {
    const person = drawPerson(random, country);
    const isFirst = index === 0;
    const [title, role] = random.pick(
      titles[country.language].slice(isFirst ? 0 : 2, isFirst ? 2 : undefined),
    );
    const id = demoId(random, at);
    if (index === 0) partner.contactId = id;
    yield [
      'contacts',
      {
        id,
        partnerId: partner.id,
        name: person.name,
        title,
        role,
        isPrimary: index === 0,
        language: random.chance(0.1) ? country.language : '',
        ...contactKeys(person),
        ...audited(at),
      },
    ];
    const owner = { id: partner.id, at, contactId: id };
    yield point(random, { ...owner, country, isPrimary: true });
    if (random.chance(0.15)) yield point(random, { ...owner, country, isPrimary: false });
    if (index === 0 || random.chance(0.5)) {
      yield email(random, {
        ...owner,
        address: `${transliterate(person.name).replaceAll(' ', '.')}@${drawn.domain}`,
      });
    }
  }
}
