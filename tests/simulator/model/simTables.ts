// The tables that a simulated day touches, as the model knows them: written down by hand from the product's words, not
// read from its registry, so that a wrong registry is found too.

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** `value`: a later edit takes its place. `text`: lines of several authors join. `server`: who had it before him as it stands. */
export type CellKind = 'value' | 'text' | 'server';

export type SimTable = {
  /** Columns into which users write marks that never repeat. */
  cells: Readonly<Record<string, CellKind>>;
  /** Columns whose values repeat: owners, states. */
  others: readonly string[];
  /** Derived from the rest, and made anew where edits of two met. */
  derived: readonly string[];
  /** Whether a row stays when one deletes it and another edits it unseen. */
  isKept: boolean;
  /** Who receives a row: everybody, those who see the work of its owner or of one of its people, or who receives its parent. */
  scope:
    | 'all'
    | { owner: string }
    | { people: readonly string[] }
    | { parent: string; by: string; owner?: string };
};

export const simTables = {
  users: {
    cells: { name: 'value', phone: 'value' },
    others: ['role', 'department', 'email', 'language', 'time_zone'],
    derived: [],
    isKept: true,
    scope: 'all',
  },
  items: {
    cells: { name: 'value', article: 'value', description: 'text' },
    others: ['kind', 'vat_code'],
    derived: ['name_fold', 'article_fold', 'sort_key', 'search_text'],
    isKept: true,
    scope: 'all',
  },
  prices: {
    cells: { amount_minor: 'value' },
    others: ['item_id', 'price_type_id'],
    derived: [],
    isKept: false,
    scope: 'all',
  },
  partners: {
    cells: { name: 'value', city: 'value', address: 'value', source: 'value', notes: 'text' },
    others: ['kind', 'state', 'owner_id'],
    derived: ['name_fold', 'sort_key', 'search_text'],
    isKept: true,
    scope: { owner: 'owner_id' },
  },
  partner_roles: {
    cells: {},
    others: ['partner_id', 'role'],
    derived: [],
    isKept: false,
    scope: { parent: 'partners', by: 'partner_id' },
  },
  contacts: {
    cells: { name: 'value', title: 'value', notes: 'text' },
    others: ['partner_id'],
    derived: ['name_fold', 'search_text'],
    isKept: true,
    scope: { parent: 'partners', by: 'partner_id' },
  },
  contact_points: {
    cells: { value: 'value', label: 'value' },
    others: ['partner_id', 'kind'],
    derived: ['normalized', 'digits', 'national', 'tail'],
    isKept: false,
    scope: { parent: 'partners', by: 'partner_id' },
  },
  interactions: {
    cells: { subject: 'value', place: 'value', content: 'text' },
    others: ['partner_id', 'owner_id', 'kind', 'status'],
    derived: ['timeline_at'],
    isKept: true,
    scope: { parent: 'partners', by: 'partner_id', owner: 'owner_id' },
  },
  tasks: {
    cells: { title: 'value', promised_by: 'value', notes: 'text' },
    others: ['owner_id', 'giver_id', 'status'],
    derived: [],
    isKept: true,
    scope: { people: ['giver_id', 'owner_id'] },
  },
  documents: {
    cells: { comment: 'value', number: 'server' },
    others: ['partner_id', 'owner_id', 'state'],
    derived: [],
    isKept: true,
    scope: { parent: 'partners', by: 'partner_id', owner: 'owner_id' },
  },
  document_lines: {
    cells: { name: 'value', quantity_milli: 'value' },
    others: ['document_id'],
    derived: [],
    isKept: true,
    scope: { parent: 'documents', by: 'document_id' },
  },
} as const satisfies Record<string, SimTable>;

export type SimTableName = keyof typeof simTables;
export const simTableNames = Object.keys(simTables) as SimTableName[];
export const isSimTable = (name: string): name is SimTableName => Object.hasOwn(simTables, name);
export const tableOf = (name: SimTableName): SimTable => simTables[name];

export const rowKey = (t: string, id: string): string => `${t}|${id}`;

/** The marks in a value: each is written by one edit and never again. */
export function marksOf(value: Value | undefined): string[] {
  if (typeof value === 'number') return value >= 1_000_000 && value < 1_000_000_000 ? [`w${value}`] : [];
  return typeof value === 'string' ? (value.match(/w\d+/g) ?? []) : [];
}
