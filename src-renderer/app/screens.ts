// The one registry of routes: which screen each address shows. Screens are lazy chunks.
import { type ComponentType, lazy } from 'react';
import type { RouteName } from '../ui/routing.ts';

export type Screens = { readonly [N in RouteName]?: ComponentType };

export const screens: Screens = {
  desk: lazy(async () => ({ default: (await import('../features/desk/index.ts')).Desk })),
  partners: lazy(async () => ({ default: (await import('../features/partner/index.ts')).PartnersScreen })),
  newPartner: lazy(async () => ({ default: (await import('../features/partner/index.ts')).PartnersScreen })),
  partner: lazy(async () => ({ default: (await import('../features/partner/index.ts')).PartnerScreen })),
  settings: lazy(async () => ({ default: (await import('../features/settings/index.ts')).Settings })),
  settingsPage: lazy(async () => ({ default: (await import('../features/settings/index.ts')).Settings })),
  imports: lazy(async () => ({ default: (await import('../features/imports/index.ts')).Imports })),
  catalog: lazy(async () => ({ default: (await import('../features/picker/index.ts')).CatalogScreen })),
  outbox: lazy(async () => ({ default: (await import('../features/outbox/index.ts')).Outbox })),
  invoice: lazy(async () => ({ default: (await import('../features/outbox/index.ts')).InvoiceScreen })),
  gallery: lazy(async () => ({ default: (await import('./gallery/Gallery.tsx')).Gallery })),
};
