// The one registry of routes: which screen each address shows. Screens are lazy chunks.
import type { ComponentType } from 'react';
import { lazyPane } from '../ui/lazyPane.tsx';
import type { RouteName } from '../ui/routing.ts';

export type Screens = { readonly [N in RouteName]?: ComponentType };

export const screens: Screens = {
  desk: lazyPane(async () => (await import('../features/desk/index.ts')).Desk),
  partners: lazyPane(async () => (await import('../features/partner/index.ts')).PartnersScreen),
  newPartner: lazyPane(async () => (await import('../features/partner/index.ts')).PartnersScreen),
  partner: lazyPane(async () => (await import('../features/partner/index.ts')).PartnerScreen),
  catalog: lazyPane(async () => (await import('../features/catalog/index.ts')).CatalogScreen),
  item: lazyPane(async () => (await import('../features/catalog/index.ts')).CatalogScreen),
  settings: lazyPane(async () => (await import('../features/settings/index.ts')).Settings),
  settingsPage: lazyPane(async () => (await import('../features/settings/index.ts')).Settings),
  welcome: lazyPane(async () => (await import('../features/welcome/index.ts')).AfterSetUp),
  imports: lazyPane(async () => (await import('../features/imports/index.ts')).Imports),
  sync: lazyPane(async () => (await import('../features/sync/index.ts')).SyncScreen),
  syncPage: lazyPane(async () => (await import('../features/sync/index.ts')).SyncScreen),
  outbox: lazyPane(async () => (await import('../features/outbox/index.ts')).Outbox),
  calendar: lazyPane(async () => (await import('../features/calendar/index.ts')).CalendarScreen),
  calls: lazyPane(async () => (await import('../features/callJournal/index.ts')).CallsScreen),
  invoice: lazyPane(async () => (await import('../features/outbox/index.ts')).InvoiceScreen),
  tasks: lazyPane(async () => (await import('../features/tasks/index.ts')).TasksScreen),
  task: lazyPane(async () => (await import('../features/tasks/index.ts')).TasksScreen),
  messages: lazyPane(async () => (await import('../features/messages/index.ts')).MessagesScreen),
  quote: lazyPane(async () => (await import('../features/quotes/index.ts')).QuoteScreen),
  events: lazyPane(async () => (await import('../features/reports/index.ts')).EventsReport),
  gallery: lazyPane(async () => (await import('./gallery/Gallery.tsx')).Gallery),
};
