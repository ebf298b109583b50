// The registry of synced tables: merge kind of each column, scope rule, delete policy.
// Capture triggers, undo and later the hub are generated from it; a test holds it equal to the drizzle tables.

/**
 * How two edits of a column meet: `lww` field-level, `text` three-way lines, `server` never by a clock: who had it before
 * him as it stands, `derived` from other columns and never merged, `counted` from the other rows of a document
 * (countDocument.ts) by the hub and by whoever shows edits of his own on top: two values are no conflict; `key` never
 * changes, `local` belongs to this file and never travels.
 */
export type MergeKind = 'lww' | 'text' | 'server' | 'derived' | 'counted' | 'key' | 'local';

/** Columns that name whose work a row is: each an id, or a JSON list of ids. */
export type SharedScope = {
  people: readonly string[];
  /** Seen by those named and nobody above them: always, or where this column is set. */
  only?: true | string;
};

/**
 * `all`: everybody. Else who sees the work of its owner, or of one of its people; what belongs to another row goes where
 * that goes, and by `owner` or `people` only while it belongs to none. What has neither stays with its author.
 */
export type Scope =
  | 'all'
  | { owner: string }
  | SharedScope
  | ({ parent: 'partners' | 'documents' | 'letters' | 'tasks'; by: string } & (
      | { owner?: string }
      | SharedScope
    ));

export type SyncedTable = {
  /**
   * Column name (snake_case) to merge kind. A derived value travels while one author saw all that it derives from; when
   * edits of two met in the row it comes as null, and whoever applies the row derives it anew.
   */
  columns: Readonly<Record<string, MergeKind>>;
  /** Who receives a row. */
  scope: Scope;
  /** What a delete does when somebody edited meanwhile. */
  onDelete: 'keep' | 'delete';
};

const auditColumns = { created_at: 'key', updated_at: 'lww', deleted_at: 'lww' } as const;

function table(
  scope: Scope,
  onDelete: SyncedTable['onDelete'],
  columns: Partial<Record<MergeKind, string>>,
): SyncedTable {
  const all: Record<string, MergeKind> = { id: 'key' };
  for (const kind of ['local', 'key', 'lww', 'text', 'server', 'derived', 'counted'] as const) {
    for (const name of columns[kind]?.split(/\s+/).filter(Boolean) ?? []) all[name] = kind;
  }
  return { columns: { ...all, ...auditColumns }, scope, onDelete };
}

const ofPartner = { parent: 'partners', by: 'partner_id' } as const;
const ofTask = { parent: 'tasks', by: 'task_id' } as const;
const ofPartnerOr = (owner: string) => ({ ...ofPartner, owner });

export const syncedTables = {
  organizations: table('all', 'keep', {
    lww: `name legal_name country tax_id kpp reg_no legal_address phone email site head_name head_title
      accountant_name currency is_vat_payer is_vat_included vat_code rounding number_prefix payment_days logo_hash
      stamp_hash head_signature_hash accountant_signature_hash is_default external_id`,
  }),
  bank_accounts: table('all', 'keep', {
    key: 'owner_kind owner_id',
    lww: 'bank_name bank_code bank_tax_id swift account corr_account currency is_default',
  }),
  users: table('all', 'keep', { lww: 'name email phone post role language time_zone department' }),
  departments: table('all', 'keep', { lww: 'name parent_id head_id' }),
  directory_entries: table('all', 'keep', { key: 'kind', lww: 'name position' }),
  settings: table('all', 'keep', { key: 'key', lww: 'value' }),
  letter_templates: table('all', 'keep', {
    key: 'kind language',
    lww: 'name subject signature',
    text: 'body',
  }),
  files: table('all', 'keep', { key: 'hash mime size_bytes owner_kind owner_id', lww: 'name' }),
  partners: table({ owner: 'owner_id' }, 'keep', {
    local: 'rid',
    lww: `name kind state owner_id country region city address time_zone language source price_type_id
      external_id`,
    text: 'notes',
    derived: 'name_fold sort_key search_text',
  }),
  partner_roles: table(ofPartner, 'delete', { key: 'partner_id role' }),
  contacts: table(ofPartner, 'keep', {
    local: 'rid',
    lww: 'partner_id name title role region time_zone language salutation is_primary',
    text: 'notes',
    derived: 'name_fold search_text',
  }),
  contact_points: table(ofPartner, 'delete', {
    lww: 'partner_id contact_id kind value label is_primary position',
    derived: 'normalized digits national tail',
  }),
  legal_entities: table(ofPartner, 'keep', {
    lww: `partner_id name legal_name country tax_id kpp reg_no legal_address actual_address head_name is_default
      external_id`,
  }),
  interactions: table(ofPartnerOr('owner_id'), 'keep', {
    key: 'author_id',
    local: 'rid',
    lww: `partner_id contact_id kind direction status subject place importance owner_id planned_at planned_on
      duration_min happened_at document_id letter_id recording_hash recording_ms external_id series_id occurrence_on
      reminder_min remind_at`,
    text: 'content result',
    derived: 'timeline_at',
  }),
  event_series: table(ofPartnerOr('owner_id'), 'keep', {
    key: 'author_id',
    lww: `partner_id contact_id kind subject place importance owner_id duration_min reminder_min rule time_zone start_on
      start_minute until_on`,
    text: 'content',
  }),
  tasks: table(
    { people: ['giver_id', 'owner_id', 'helper_ids', 'watcher_ids'], only: 'is_private' },
    'keep',
    {
      key: 'giver_id',
      lww: `partner_id contact_id interaction_id document_id title status stage promised_by owner_id helper_ids
        watcher_ids importance start_at start_on due_at due_on done_at is_private repeat_rule
        reminder_min remind_at`,
      text: 'notes',
    },
  ),
  task_steps: table(ofTask, 'delete', { key: 'task_id', lww: 'title position done_at done_by' }),
  task_history: table(ofTask, 'delete', { key: 'task_id user_id move from_state to_state note at' }),
  messages: table({ ...ofTask, people: ['author_id', 'people_ids'], only: true }, 'delete', {
    key: `author_id people_ids department partner_id document_id task_id reply_to_id body search_text sent_at`,
  }),
  notices: table({ people: ['actor_id', 'user_id'], only: true }, 'delete', {
    key: 'user_id actor_id kind task_id message_id text at',
  }),
  read_marks: table({ people: ['user_id'], only: true }, 'delete', { key: 'user_id of_id', lww: 'read_at' }),
  item_groups: table('all', 'keep', { lww: 'parent_id name branch external_id', derived: 'sort_key' }),
  units: table('all', 'keep', { lww: 'code name full_name international' }),
  items: table('all', 'keep', {
    local: 'rid',
    lww: `group_id branch kind article code name full_name unit_id vat_code picture_hash parent_item_id
      is_hidden external_id catalogue_id`,
    text: 'description',
    derived: 'name_fold article_fold sort_key search_text',
  }),
  item_barcodes: table('all', 'delete', { key: 'item_id barcode' }),
  item_pictures: table('all', 'delete', { key: 'item_id', lww: 'hash mime position' }),
  properties: table('all', 'keep', { lww: 'name value_kind external_id' }),
  item_property_values: table('all', 'delete', { key: 'item_id property_id', lww: 'value' }),
  item_analogues: table('all', 'delete', { key: 'item_id analogue_id', lww: 'is_mutual' }),
  price_types: table('all', 'keep', { lww: 'name currency is_vat_included role position external_id' }),
  prices: table('all', 'delete', { key: 'item_id price_type_id', lww: 'amount_minor valid_from' }),
  warehouse_groups: table('all', 'keep', { lww: 'name' }),
  warehouses: table('all', 'keep', { lww: 'name group_id address external_id' }),
  stocks: table('all', 'delete', { key: 'item_id warehouse_id', lww: 'quantity_milli' }),
  documents: table(ofPartnerOr('owner_id'), 'keep', {
    key: 'kind',
    local: 'rid',
    lww: `date issued_at organization_id partner_id legal_entity_id contact_id owner_id currency
      is_vat_included rounding due_on basis_id version answer language comment pdf_hash content_hash external_id`,
    server: 'number state',
    counted: 'net_minor vat_minor total_minor',
  }),
  document_lines: table({ parent: 'documents', by: 'document_id' }, 'keep', {
    key: 'document_id kind',
    local: 'rid',
    lww: `position item_id name article unit quantity_milli price_minor recommended_minor minimum_minor
      cost_minor discount_bp vat_code below_minimum_reason`,
    counted: 'net_minor vat_minor sum_minor reserved_milli partner_id date',
  }),
  mail_accounts: table('all', 'delete', {
    lww: 'from_name from_address smtp_host smtp_port smtp_security smtp_user is_default',
  }),
  letters: table(ofPartner, 'keep', {
    key: 'message_id',
    local: 'rid',
    lww: `account_id state to_address to_name cc subject body_text body_html language partner_id contact_id
      document_id hold_until attempts reason sent_at`,
  }),
  letter_attachments: table({ parent: 'letters', by: 'letter_id' }, 'keep', {
    key: 'letter_id hash name mime size_bytes position',
  }),
} as const satisfies Record<string, SyncedTable>;

export type SyncedTableName = keyof typeof syncedTables;
