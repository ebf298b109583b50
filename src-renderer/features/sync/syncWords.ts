// What synced rows, their fields and the steps that touched them are called; values as a person reads them.
import { useMe } from '#renderer/data/useMe.ts';
import { useFormat, useHasText, useT } from '#renderer/i18n/I18nProvider.tsx';
import type { MessageKey, Translate } from '#renderer/i18n/translate.ts';
import { dateInZone } from '#shared/domain/dates.ts';
import { useHistoryWords } from '../partner/index.ts';

type Plain = Exclude<
  MessageKey,
  `sync.${string}Wait${string}` | 'sync.toDecide' | 'sync.someDiffer' | 'sync.andMore' | 'sync.exported'
>;

/** Of columns that the card of a partner does not have, or calls otherwise. */
const fields: { readonly [column: string]: Plain | undefined } = {
  subject: 'interactions.subject',
  content: 'interactions.details',
  result: 'interactions.result',
  place: 'interactions.place',
  importance: 'interactions.importance',
  direction: 'interactions.direction',
  duration_min: 'interactions.duration',
  happened_at: 'sync.happenedAt',
  planned_at: 'sync.plannedFor',
  planned_on: 'sync.plannedFor',
  due_at: 'sync.dueBy',
  due_on: 'sync.dueBy',
  promised_by: 'interactions.promisedBy',
  is_private: 'sync.isPrivate',
  status: 'common.state',
  partner_id: 'terms.partner',
  contact_id: 'interactions.contact',
  full_name: 'catalog.fullName',
  description: 'catalog.description',
  article: 'common.article',
  code: 'sync.code',
  barcode: 'common.barcode',
  group_id: 'catalog.group',
  unit_id: 'common.unit',
  vat_code: 'settings.vatRate',
  price_minor: 'common.price',
  amount_minor: 'common.price',
  total_minor: 'common.total',
  sum_minor: 'common.sum',
  quantity_milli: 'common.quantity',
  discount_bp: 'common.discount',
  number: 'common.number',
  date: 'common.date',
  comment: 'common.comment',
  phone: 'common.phone',
  email: 'common.email',
  department: 'settings.department',
  post: 'staff.post',
  head_id: 'staff.head',
  body: 'settings.templateText',
  signature: 'settings.templateSignature',
  body_text: 'sell.message',
  to_address: 'sell.to',
  site: 'partner.site',
};

/** As the contract of the card calls a column. */
const camel = (column: string): string =>
  column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const choices: { readonly [value: string]: Plain | undefined } = {
  planned: 'interactions.planned',
  done: 'interactions.done',
  cancelled: 'interactions.cancelled',
  open: 'sync.openOnes',
  low: 'interactions.low',
  normal: 'interactions.normal',
  high: 'interactions.high',
  in: 'interactions.incoming',
  out: 'interactions.outgoing',
  us: 'interactions.us',
  them: 'interactions.them',
  draft: 'finance.draft',
  issued: 'finance.issued',
};
const chosen: readonly string[] = ['status', 'importance', 'direction', 'promised_by', 'state'];

export type SyncWords = {
  /** `Partner`. */
  entity(table: string): string;
  /** `Partner “Alfa”`. */
  row(table: string, title: string): string;
  field(column: string): string;
  value(column: string, value: string | number | null, name?: string | null): string;
  /** What a step was, where its rows do not tell it; '' otherwise. */
  command(command: string): string;
};

function commandText(t: Translate, command: string): string {
  if (command === 'sales.sell') return t('sync.commandSell');
  if (command === 'exchange.makeDemo') return t('sync.commandDemo');
  if (command.startsWith('exchange.')) return t('sync.commandImport');
  if (command === 'operations.undo' || command === 'operations.compensate') return t('sync.commandUndo');
  if (command === 'operations.redo') return t('sync.commandRedo');
  return command.startsWith('sync.take') ? t('sync.commandDecide') : '';
}

export function useSyncWords(): SyncWords {
  const t = useT();
  const hasText = useHasText();
  const format = useFormat();
  const { timeZone } = useMe();
  const card = useHistoryWords('');
  const say = t as (key: Plain) => string;
  const entity = (table: string): string => {
    const key = `sync.entity_${table}` as const;
    return hasText(key) ? t(key) : t('sync.entityOther');
  };
  const value: SyncWords['value'] = (column, given, name) => {
    if (name) return name;
    if (given === null || given === '') return t('sync.emptyValue');
    if (typeof given === 'number') {
      if (/^is_/.test(column)) return t(given === 1 ? 'common.yes' : 'common.no');
      if (/_at$/.test(column)) return format.dateTime(given, timeZone);
      if (/_minor$/.test(column)) return format.amount(given);
      if (/_milli$/.test(column)) return format.quantity(given);
      return /_bp$/.test(column) ? format.percent(given) : format.number(given);
    }
    if (/^\d{4}-\d{2}-\d{2}$/.test(given) && dateInZone(Date.parse(given), 'UTC') === given)
      return format.date(given);
    const choice = chosen.includes(column) ? choices[given] : undefined;
    return choice ? say(choice) : card.value(camel(column), given);
  };
  return {
    entity,
    row: (table, title) =>
      title === ''
        ? `${entity(table)} – ${t('sync.unknownRecord')}`
        : t('partner.entityNamed', { entity: entity(table), name: title }),
    field: (column) => {
      const known = fields[column];
      if (known) return say(known);
      const ofCard = card.field(camel(column));
      return ofCard === camel(column) ? t('sync.otherField', { name: column }) : ofCard;
    },
    value,
    command: (command) => commandText(t, command),
  };
}
