// Which columns hold the id of something that has a name. Pure.
import type { SyncedTableName } from '#shared/sync/registry.ts';

const byColumn: Readonly<Record<string, SyncedTableName>> = {
  owner_id: 'users',
  author_id: 'users',
  user_id: 'users',
  actor_id: 'users',
  giver_id: 'users',
  partner_id: 'partners',
  contact_id: 'contacts',
  legal_entity_id: 'legal_entities',
  interaction_id: 'interactions',
  series_id: 'event_series',
  organization_id: 'organizations',
  price_type_id: 'price_types',
  unit_id: 'units',
  item_id: 'items',
  parent_item_id: 'items',
  analogue_id: 'items',
  property_id: 'properties',
  warehouse_id: 'warehouses',
  task_id: 'tasks',
  reply_to_id: 'messages',
  document_id: 'documents',
  basis_id: 'documents',
  letter_id: 'letters',
  account_id: 'mail_accounts',
  parent_id: 'item_groups',
  head_id: 'users',
};

/** The table that the ids in a column are of. */
export function referredBy(table: string, column: string): SyncedTableName | undefined {
  if (column === 'group_id') return table === 'warehouses' ? 'warehouse_groups' : 'item_groups';
  if (column === 'parent_id' && table === 'departments') return 'departments';
  // Of letters it is an id of the mail's.
  if (column === 'message_id') return table === 'notices' ? 'messages' : undefined;
  // Of bank accounts and files it is of whatever `owner_kind` says.
  if (column === 'owner_id' && (table === 'bank_accounts' || table === 'files')) return undefined;
  return byColumn[column];
}
