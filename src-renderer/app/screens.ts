// The one registry of routes: which screen each address shows. Screens are lazy chunks.
import { type ComponentType, lazy } from 'react';
import type { RouteName } from '../ui/routing.ts';

export type Screens = { readonly [N in RouteName]?: ComponentType };

export const screens: Screens = {
  gallery: lazy(async () => ({ default: (await import('./gallery/Gallery.tsx')).Gallery })),
};
