// One row of a partners file: its values by field, checked and normalised, or the reason why it is refused. Pure.
import { normalizeEmail } from '#shared/domain/emails.ts';
import { fold } from '#shared/domain/fold.ts';
import { normalizePhone } from '#shared/domain/phones.ts';
import type { CsvFieldId } from './csvFields.ts';
import type { TableMapping } from './guessMapping.ts';

export type CsvMapping = TableMapping<CsvFieldId>;

export type FirmRow = {
  line: number;
  name: string;
  legalName: string;
  taxId: string;
  kpp: string;
  country: string;
  city: string;
  region: string;
  address: string;
  site: string;
  notes: string;
  owner: string;
  externalId: string;
  /** Of the persons when there are any, else of the firm. */
  phones: { value: string; e164: string }[];
  emails: { value: string; address: string }[];
  persons: string[];
  role: string;
};

export type RowReason = 'name_missing' | 'bad_email' | 'bad_phone' | 'too_long';

const limits: Partial<Record<keyof FirmRow, number>> = {
  name: 250,
  legalName: 400,
  taxId: 20,
  kpp: 9,
  city: 120,
  region: 120,
  address: 400,
  site: 200,
  notes: 4000,
  role: 120,
};

const countries: Readonly<Record<string, string>> = {
  azerbaycan: 'AZ',
  azerbaijan: 'AZ',
  азербаиджан: 'AZ',
  rusiya: 'RU',
  russia: 'RU',
  россия: 'RU',
  рф: 'RU',
  qazaxistan: 'KZ',
  kazakhstan: 'KZ',
  казахстан: 'KZ',
  turkiye: 'TR',
  turkey: 'TR',
  турция: 'TR',
  gurcustan: 'GE',
  georgia: 'GE',
  грузия: 'GE',
  ukrayna: 'UA',
  ukraine: 'UA',
  украина: 'UA',
  belarus: 'BY',
  беларусь: 'BY',
  ozbekistan: 'UZ',
  uzbekistan: 'UZ',
  узбекистан: 'UZ',
};

/** ISO code of a country written as a code or a name; '' when unknown. */
export function countryCode(text: string): string {
  const code = text.trim();
  if (/^[A-Za-z]{2}$/.test(code)) return code.toUpperCase();
  return countries[fold(code)] ?? '';
}

/** Several values in one cell: «a@b.az; c@d.az». */
const splitCell = (value: string): string[] =>
  value.split(/[;,\n|]|\s\/\s/).flatMap((part) => part.trim() || []);

const isPhone = (value: string): boolean => {
  const { length } = value.replace(/\D/g, '');
  return length >= 3 && length <= 15 && !/\p{L}{4}/u.test(value);
};

/**
 * @param home country of numbers without a code, where the row names no country
 * @returns the reason when the row cannot be taken
 */
export function readFirmRow(
  values: readonly string[],
  line: number,
  mapping: CsvMapping,
  home: string,
): FirmRow | { reason: RowReason } {
  const of = (field: CsvFieldId): string[] =>
    mapping.flatMap((mapped, column) => (mapped === field ? (values[column] ?? '').trim() || [] : []));
  const one = (field: CsvFieldId): string => of(field)[0] ?? '';
  const persons = of('contactPerson').flatMap(splitCell);
  const country = countryCode(one('country'));
  const emails = of('email')
    .flatMap(splitCell)
    .map((value) => ({ value, address: normalizeEmail(value) ?? '' }));
  const rawPhones = of('phone').flatMap(splitCell);
  const row: FirmRow = {
    line,
    name: one('partnerName') || one('legalName') || persons[0] || '',
    legalName: one('legalName'),
    taxId: one('taxId').replace(/[\s-]/g, '').replace(/^AZ/i, ''),
    kpp: one('kpp'),
    country,
    city: one('city'),
    region: one('region'),
    address: one('address'),
    site: one('site'),
    notes: [one('notes'), of('segment').join(', ')].filter((part) => part !== '').join('\n'),
    owner: one('owner'),
    externalId: one('externalId'),
    phones: rawPhones.map((value) => ({ value, e164: normalizePhone(value, country || home).e164 ?? '' })),
    emails,
    persons,
    role: one('role'),
  };
  if (row.name === '') return { reason: 'name_missing' };
  if (emails.some(({ address }) => address === '')) return { reason: 'bad_email' };
  if (!rawPhones.every(isPhone)) return { reason: 'bad_phone' };
  const isLong = Object.entries(limits).some(
    ([key, limit]) => String(row[key as keyof FirmRow]).length > (limit ?? 0),
  );
  const hasLongPart = [...persons, ...rawPhones, ...emails.map(({ value }) => value)].some(
    (part) => part.length > 200,
  );
  return isLong || hasLongPart ? { reason: 'too_long' } : row;
}

/**
 * Keys by which rows are of one firm, the surest first. Its name joins rows only where no surer key tells them apart.
 */
export function firmKeys(row: FirmRow): { sure: string[]; name: string } {
  const sure = [];
  if (row.externalId !== '') sure.push(`x ${row.externalId}`);
  if (row.taxId !== '') sure.push(`t ${row.taxId} ${row.kpp}`);
  return { sure, name: `n ${fold(row.name).trim()}` };
}

export type Person = { name: string; title: string; phones: FirmRow['phones']; emails: FirmRow['emails'] };

/** All rows of one firm put together: the first row that says something counts. */
export type Firm = Omit<FirmRow, 'persons' | 'role' | 'line'> & { lines: number[]; people: Person[] };

/** With one person in a row the ways to reach are that person's; with several or none, the firm's. */
export function toFirm(rows: readonly FirmRow[]): Firm | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const { persons: _persons, role: _role, line: _line, ...fields } = first;
  const firm: Firm = { ...fields, lines: rows.map(({ line }) => line), people: [], phones: [], emails: [] };
  const texts = [
    'legalName',
    'taxId',
    'kpp',
    'country',
    'city',
    'region',
    'address',
    'site',
    'owner',
    'externalId',
  ] as const;
  const notes = new Set<string>();
  for (const row of rows) {
    for (const key of texts) firm[key] ||= row[key];
    if (row.notes !== '') notes.add(row.notes);
    const [person] = row.persons;
    if (person === undefined || row.persons.length > 1 || person === row.name) {
      firm.phones.push(...row.phones);
      firm.emails.push(...row.emails);
      firm.people.push(
        ...row.persons
          .filter((name) => name !== row.name)
          .map((name) => ({ name, title: row.role, phones: [], emails: [] })),
      );
    } else firm.people.push({ name: person, title: row.role, phones: row.phones, emails: row.emails });
  }
  return { ...firm, notes: [...notes].join('\n').slice(0, 4000) };
}
