// Our own side of the demo: the organisation with its accounts, the users.
import type { Language } from '#shared/domain/language.ts';
import { type SeededRandom, seededRandom } from '#shared/lib/seededRandom.ts';
import { arrivalOf, createDemoClock, type DemoPlan, demoZone } from './demoPlan.ts';
import { audited, cycled, type DemoRow, type DemoRows, dayMs, demoId } from './demoRows.ts';
import { azIban, digits, ruAccount, taxId } from './identifiers.ts';
import { azPeople } from './names.ts';
import { transliterate } from './transliterate.ts';

/** Hashes of the pictures on our documents. */
export type OwnPictures = { logo: string; stamp: string; headSignature: string; accountantSignature: string };

export type DemoCompany = {
  organizationId: string;
  /** The rep who works here first, then his colleagues; the head is the last. */
  userIds: readonly string[];
};

const mailDomain = 'xezermebel.example';

/** Four people; a large company has one more rep for every 5000 partners. */
const userCount = (plan: DemoPlan): number => 4 + Math.floor(plan.partners / 5000);

export function createCompany(plan: DemoPlan): DemoCompany {
  const random = seededRandom(plan.seed).fork('company ids');
  const at = arrivalOf(plan, createDemoClock(plan.nowMs), 0);
  const organizationId = demoId(random, at);
  return { organizationId, userIds: Array.from({ length: userCount(plan) }, () => demoId(random, at)) };
}

export function* companyRows(plan: DemoPlan, company: DemoCompany, pictures: OwnPictures): DemoRows {
  const random = seededRandom(plan.seed).fork('company');
  const at = arrivalOf(plan, createDemoClock(plan.nowMs), 0);
  const { organizationId } = company;
  yield [
    'organizations',
    {
      id: organizationId,
      name: 'Xəzər Mebel MMC',
      legalName: '"Xəzər Mebel" Məhdud Məsuliyyətli Cəmiyyəti',
      country: 'AZ',
      taxId: taxId(random, 'AZ', false),
      legalAddress: 'AZ1025, Bakı şəhəri, Xocalı prospekti 55',
      phone: '+994 12 404 55 66',
      email: `satis@${mailDomain}`,
      site: mailDomain,
      headName: 'Elçin Rəhimov',
      headTitle: 'Direktor',
      accountantName: 'Sevinc Quliyeva',
      currency: 'AZN',
      vatCode: 'vat18',
      numberPrefix: 'XM-',
      paymentDays: 10,
      logoHash: pictures.logo,
      stampHash: pictures.stamp,
      headSignatureHash: pictures.headSignature,
      accountantSignatureHash: pictures.accountantSignature,
      isDefault: true,
      ...audited(at),
    },
  ];
  yield* accountRows(random, organizationId, at);
  for (const [index, id] of company.userIds.entries())
    yield userRow(plan, random, { id, index, count: company.userIds.length, at });
}

function* accountRows(random: SeededRandom, ownerId: string, at: number): DemoRows {
  const owner = { ownerKind: 'organization', ownerId, ...audited(at) } as const;
  yield [
    'bank_accounts',
    {
      id: demoId(random, at),
      bankName: 'Odlar Bank ASC, Bakı filialı',
      bankCode: digits(random, 6),
      bankTaxId: taxId(random, 'AZ', false),
      swift: 'ODLRAZ22',
      account: azIban(random, 'ODLR'),
      corrAccount: azIban(random, 'NABZ'),
      currency: 'AZN',
      isDefault: true,
      ...owner,
    },
  ];
  const bik = '044525974';
  yield [
    'bank_accounts',
    {
      id: demoId(random, at),
      bankName: 'АО «Северный банк», г. Москва',
      bankCode: bik,
      account: ruAccount(random, bik),
      currency: 'RUB',
      ...owner,
    },
  ];
}

type NewUser = { id: string; index: number; count: number; at: number };

function userRow(plan: DemoPlan, random: SeededRandom, { id, index, count, at }: NewUser): DemoRow {
  const isHead = index === count - 1;
  const isWoman = !isHead && index % 3 === 1;
  const first = cycled(isWoman ? azPeople.women : azPeople.men, index * 5);
  const surname = isHead
    ? 'Rəhimov'
    : `${cycled(azPeople.surnames, index * 7 + 3)}${isWoman ? azPeople.womanEnding : ''}`;
  const languages: readonly Language[] = [plan.language, 'az', 'ru', 'en'];
  const name = `${isHead ? 'Elçin' : first} ${surname}`;
  return [
    'users',
    {
      id,
      name,
      email: `${transliterate(name).replace(' ', '.')}${index > 30 ? index : ''}@${mailDomain}`,
      phone: `+994 50 2${digits(random, 2)} ${digits(random, 2)} ${digits(random, 2)}`,
      role: isHead ? 'head' : index === 0 ? 'admin' : 'rep',
      language: isHead ? 'az' : cycled(languages, index),
      timeZone: demoZone,
      ...audited(at + index * dayMs),
    },
  ];
}
