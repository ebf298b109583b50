// A planned firm as the preview shows it: the values that would be written, phones and addresses normalised. Pure.
import type { Output } from '#shared/contract/index.ts';
import type { Person } from './csvRows.rules.ts';
import type { FirmPlan } from './writeFirms.repo.ts';

type PreviewRow = Output<'exchange.previewCsv'>['rows'][number];

const unique = (values: readonly string[]): string[] => [...new Set(values)];

export function previewFirm({ firm, country, outcome }: FirmPlan): PreviewRow {
  const everybody: Pick<Person, 'phones' | 'emails'>[] = [firm, ...firm.people];
  return {
    lines: firm.lines,
    outcome,
    name: firm.name,
    legalName: firm.legalName,
    taxId: firm.taxId,
    place: unique([country, firm.region, firm.city, firm.address].filter((part) => part !== '')).join(', '),
    contacts: unique(firm.people.map(({ name, title }) => (title === '' ? name : `${name}, ${title}`))),
    phones: unique(everybody.flatMap(({ phones }) => phones.map(({ value, e164 }) => e164 || value))),
    emails: unique(everybody.flatMap(({ emails }) => emails.map(({ address }) => address))),
  };
}
