// The typed list of addresses (hash location) and how to go there. Screens are bound to them in app/.
import { useMemo } from 'react';
import { useLocation, useRoute } from 'wouter';

export const routes = {
  desk: '/desk',
  partners: '/partners',
  partner: '/partners/:id',
  newPartner: '/partners/new',
  catalog: '/catalog',
  item: '/catalog/:id',
  outbox: '/outbox',
  calendar: '/calendar',
  calls: '/calls',
  tasks: '/tasks',
  task: '/tasks/:id',
  messages: '/messages',
  invoice: '/invoices/:id',
  quote: '/quotes/:id',
  events: '/events',
  imports: '/import',
  settings: '/settings',
  settingsPage: '/settings/:page',
  sync: '/sync',
  syncPage: '/sync/:page',
  welcome: '/welcome',
  gallery: '/ui',
} as const;

export type RouteName = keyof typeof routes;
type PathParams<P> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathParams<Rest>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;
/** Parameters of a route: `{ id: string }` for `partner`, none for `desk`. */
export type RouteParams<N extends RouteName> = { [P in PathParams<(typeof routes)[N]>]: string };
type PathArguments<N extends RouteName> = [PathParams<(typeof routes)[N]>] extends [never]
  ? []
  : [params: RouteParams<N>];

/** `pathTo('partner', { id })` → `/partners/…`, for `go` or `#` + path as href. */
export function pathTo<N extends RouteName>(name: N, ...args: PathArguments<N>): string {
  const params: { readonly [name: string]: string } = args[0] ?? {};
  return routes[name].replaceAll(/:(\w+)/g, (_, param: string) => encodeURIComponent(params[param] ?? ''));
}

export type Navigate = <N extends RouteName>(name: N, ...args: PathArguments<N>) => void;

/** `const go = useNavigate(); go('partner', { id })`. */
export function useNavigate(): Navigate {
  const [, setLocation] = useLocation();
  return useMemo(
    () =>
      (name, ...args) =>
        setLocation(pathTo(name, ...args)),
    [setLocation],
  );
}

/** The parameters when this route is shown, else null. */
export function useRouteParams<N extends RouteName>(name: N): RouteParams<N> | null {
  const [isMatch, params] = useRoute(routes[name]);
  return isMatch ? (params as RouteParams<N>) : null;
}

/** Which route an address is, with its parameters; one without parameters before one with them, as `/partners/new`. */
export function routeAt(
  location: string,
): { name: RouteName; params: Readonly<Record<string, string>> } | undefined {
  const path = location.split('/').filter((part) => part !== '');
  const matches = Object.entries(routes).flatMap(([name, pattern]) => {
    const parts = pattern.split('/').filter((part) => part !== '');
    const fits = (part: string, at: number): boolean => part.startsWith(':') || part === path[at];
    if (parts.length !== path.length || !parts.every(fits)) return [];
    const params = parts.flatMap((part, at) =>
      part.startsWith(':') ? [[part.slice(1), decodeURIComponent(path[at] ?? '')] as const] : [],
    );
    return [{ name: name as RouteName, params: Object.fromEntries(params) }];
  });
  return matches.toSorted((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
}
