// The order in which a snapshot brings the tables: what others refer to comes first, and of that what the desk needs first.
import type { SyncedTableName } from './registry.ts';

export const snapshotOrder: readonly SyncedTableName[] = [
  ...([
    'users',
    'departments',
    'organizations',
    'settings',
    'directory_entries',
    'price_types',
    'units',
  ] as const),
  ...([
    'partners',
    'contacts',
    'contact_points',
    'partner_roles',
    'legal_entities',
    'bank_accounts',
  ] as const),
  ...([
    'tasks',
    'event_series',
    'interactions',
    'documents',
    'document_lines',
    'letters',
    'letter_attachments',
  ] as const),
  ...(['task_steps', 'task_history', 'messages', 'notices', 'read_marks'] as const),
  ...(['files', 'letter_templates', 'mail_accounts'] as const),
  ...([
    'item_groups',
    'items',
    'item_barcodes',
    'item_pictures',
    'properties',
    'item_property_values',
    'item_analogues',
  ] as const),
  ...(['prices', 'warehouse_groups', 'warehouses', 'stocks'] as const),
];
