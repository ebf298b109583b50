// The one registry of routes: which screen each address shows. Screens are lazy chunks.
import { type ComponentType, createElement } from 'react';
import { lazyPane } from '../ui/lazyPane.tsx';
import type { RouteName } from '../ui/routing.ts';
import { Skeleton } from '../ui/States.tsx';
import { areaOfRoute } from './areaOfRoute.ts';
import { inArea } from './inArea.tsx';

export type Screens = { readonly [N in RouteName]?: ComponentType };

const screen = (load: () => Promise<ComponentType>) => lazyPane(load, createElement(Skeleton, { rows: 6 }));

const all: Screens = {
  desk: screen(async () => (await import('../features/desk/index.ts')).Desk),
  partners: screen(async () => (await import('../features/partner/index.ts')).PartnersScreen),
  newPartner: screen(async () => (await import('../features/partner/index.ts')).PartnersScreen),
  partner: screen(async () => (await import('../features/partner/index.ts')).PartnerScreen),
  catalog: screen(async () => (await import('../features/catalog/index.ts')).CatalogScreen),
  item: screen(async () => (await import('../features/catalog/index.ts')).CatalogScreen),
  settings: screen(async () => (await import('../features/settings/index.ts')).Settings),
  settingsPage: screen(async () => (await import('../features/settings/index.ts')).Settings),
  welcome: screen(async () => (await import('../features/welcome/index.ts')).AfterSetUp),
  imports: screen(async () => (await import('../features/imports/index.ts')).Imports),
  sync: screen(async () => (await import('../features/sync/index.ts')).SyncScreen),
  syncPage: screen(async () => (await import('../features/sync/index.ts')).SyncScreen),
  outbox: screen(async () => (await import('../features/outbox/index.ts')).Outbox),
  calendar: screen(async () => (await import('../features/calendar/index.ts')).CalendarScreen),
  calls: screen(async () => (await import('../features/callJournal/index.ts')).CallsScreen),
  invoice: screen(async () => (await import('../features/outbox/index.ts')).InvoiceScreen),
  tasks: screen(async () => (await import('../features/tasks/index.ts')).TasksScreen),
  task: screen(async () => (await import('../features/tasks/index.ts')).TasksScreen),
  messages: screen(async () => (await import('../features/messages/index.ts')).MessagesScreen),
  quote: screen(async () => (await import('../features/quotes/index.ts')).QuoteScreen),
  events: screen(async () => (await import('../features/reports/index.ts')).EventsReport),
  gallery: screen(async () => (await import('./gallery/Gallery.tsx')).Gallery),
};

/** A screen of an area that is off says so, whatever led there. */
export const screens: Screens = Object.fromEntries(
  Object.entries(all).map(([name, Screen]) => {
    const area = areaOfRoute[name as RouteName];
    return [name, area ? inArea(area, Screen) : Screen];
  }),
);
