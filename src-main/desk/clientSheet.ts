// The printed card of a client: how he is reached, figures, contacts, requisites, what was last said and done.
import { formatDate, formatDateTime, formatMoney } from '#shared/domain/format.ts';
import type { Language } from '#shared/domain/language.ts';
import { listInteractions } from '../interactions/index.ts';
import { loadPartnerCard } from '../partners/index.ts';
import type { ReportModel, ReportSection } from '../pdf/index.ts';
import type { ReadContext } from '../store/context.ts';
import { loadClientSummary } from './clientSummary.ts';
import type { Money } from './figures.rules.ts';
import { printWords } from './printWords.ts';

type Card = ReturnType<typeof loadPartnerCard>;

/** What of the history a card of paper holds. */
const shownInteractions = 15;

const values = (rows: readonly { value: string }[]): string => rows.map(({ value }) => value).join(', ');
const sums = (rows: readonly Money[], language: Language): string =>
  rows.map(({ minor, currency }) => formatMoney(minor, currency, language)).join(', ');

function contactSection(card: Card, language: Language): ReportSection[] {
  const { card: words } = printWords[language];
  if (card.contacts.length === 0) return [];
  const columns = [words.name, words.role, words.phone, words.email];
  return [
    {
      heading: words.contacts,
      table: {
        columns: columns.map((head) => ({ head, align: 'left' as const, share: 1 })),
        rows: card.contacts.map((contact) => [
          contact.name,
          contact.title,
          values(contact.phones),
          values(contact.emails),
        ]),
      },
    },
  ];
}

function entitySections(card: Card, language: Language): ReportSection[] {
  const { card: words } = printWords[language];
  return card.legalEntities.map((entity) => ({
    heading: `${words.requisites}: ${entity.name}`,
    facts: [
      [words.legalName, entity.legalName],
      [words.taxId, [entity.taxId, entity.kpp].filter(Boolean).join(' / ')],
      [words.legalAddress, entity.legalAddress],
      [words.head, entity.headName],
      ...entity.bankAccounts.map((account): [string, string] => [
        words.account,
        [account.account, account.bankName, account.bankCode, account.swift].filter(Boolean).join(', '),
      ]),
    ],
  }));
}

function historySection(context: ReadContext, partnerId: string, language: Language): ReportSection[] {
  const words = printWords[language];
  const { rows } = listInteractions(context, { partnerId, limit: shownInteractions });
  if (rows.length === 0) return [];
  return [
    {
      heading: words.card.history,
      table: {
        columns: [
          { head: words.when, align: 'left', share: 14 },
          { head: words.kind, align: 'left', share: 10 },
          { head: words.subject, align: 'left', share: 34 },
          { head: words.result, align: 'left', share: 26 },
          { head: words.owner, align: 'left', share: 16 },
        ],
        rows: rows.map((row) => [
          row.plannedOn !== null && row.happenedAt === null
            ? formatDate(row.plannedOn, language)
            : formatDateTime(row.timelineAt, context.user.timeZone, language),
          words.kinds[row.kind],
          row.subject,
          row.result,
          row.ownerName,
        ]),
      },
    },
  ];
}

/** @throws AppError not_found/partner_gone */
export function clientSheet(context: ReadContext, partnerId: string, language: Language): ReportModel {
  const words = printWords[language];
  const card = loadPartnerCard(context, partnerId);
  const summary = loadClientSummary(context, partnerId);
  const place = [card.country, card.region, card.city, card.address].filter(Boolean).join(', ');
  return {
    language,
    title: card.name,
    subtitle: [`${words.owner}: ${card.ownerName}`],
    sections: [
      {
        facts: [
          [words.card.phone, values(card.phones)],
          [words.card.email, values(card.emails)],
          [words.card.site, values(card.sites)],
          [words.card.address, place],
          [
            words.card.workingSince,
            summary.workingSince === null ? '' : formatDate(summary.workingSince, language),
          ],
          [words.card.sales, sums(summary.totalSales, language)],
          [words.card.debt, sums(summary.debt, language)],
          [words.card.overdue, sums(summary.overdue, language)],
          [words.card.notes, card.notes],
        ],
      },
      ...contactSection(card, language),
      ...entitySections(card, language),
      ...historySection(context, partnerId, language),
    ],
    foot: `${context.user.name} · ${words.printed} ${formatDateTime(context.now, context.user.timeZone, language)}`,
    pageText: words.page,
    date: context.today,
  };
}
