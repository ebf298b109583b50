// The one registry of routes: which screen each address shows. Screens are lazy chunks.
import { type ComponentType, lazy } from 'react';
import type { RouteName } from '../ui/routing.ts';

export type Screens = { readonly [N in RouteName]?: ComponentType };

export const screens: Screens = {
  desk: lazy(async () => ({ default: (await import('../features/desk/index.ts')).Desk })),
  partners: lazy(async () => ({ default: (await import('../features/partner/index.ts')).PartnersScreen })),
  newPartner: lazy(async () => ({ default: (await import('../features/partner/index.ts')).PartnersScreen })),
  partner: lazy(async () => ({ default: (await import('../features/partner/index.ts')).PartnerScreen })),
  catalog: lazy(async () => ({ default: (await import('../features/catalog/index.ts')).CatalogScreen })),
  item: lazy(async () => ({ default: (await import('../features/catalog/index.ts')).CatalogScreen })),
  settings: lazy(async () => ({ default: (await import('../features/settings/index.ts')).Settings })),
  settingsPage: lazy(async () => ({ default: (await import('../features/settings/index.ts')).Settings })),
  welcome: lazy(async () => ({ default: (await import('../features/welcome/index.ts')).AfterSetUp })),
  imports: lazy(async () => ({ default: (await import('../features/imports/index.ts')).Imports })),
  sync: lazy(async () => ({ default: (await import('../features/sync/index.ts')).SyncScreen })),
  syncPage: lazy(async () => ({ default: (await import('../features/sync/index.ts')).SyncScreen })),
  outbox: lazy(async () => ({ default: (await import('../features/outbox/index.ts')).Outbox })),
  calls: lazy(async () => ({ default: (await import('../features/callJournal/index.ts')).CallsScreen })),
  invoice: lazy(async () => ({ default: (await import('../features/outbox/index.ts')).InvoiceScreen })),
  tasks: lazy(async () => ({ default: (await import('../features/tasks/index.ts')).TasksScreen })),
  task: lazy(async () => ({ default: (await import('../features/tasks/index.ts')).TasksScreen })),
  messages: lazy(async () => ({ default: (await import('../features/messages/index.ts')).MessagesScreen })),
  quote: lazy(async () => ({ default: (await import('../features/quotes/index.ts')).QuoteScreen })),
  events: lazy(async () => ({ default: (await import('../features/reports/index.ts')).EventsReport })),
  gallery: lazy(async () => ({ default: (await import('./gallery/Gallery.tsx')).Gallery })),
};
