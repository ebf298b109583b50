// Providers and routes round the shell. Knows which screens there are only by the registry it is given.
import { type ReactNode, Suspense, useMemo } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { I18nProvider, useT } from '../i18n/I18nProvider.tsx';
import type { LanguageStore } from '../i18n/languageStore.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { type RouteName, routes, useNavigate } from '../ui/routing.ts';
import { EmptyState, Skeleton } from '../ui/States.tsx';
import { ThemeProvider } from '../ui/theme.tsx';
import { UiProviders } from '../ui/UiProviders.tsx';
import { Shell, type ShellSlots } from './Shell.tsx';
import type { Screens } from './screens.ts';

export type AppProps = {
  languageStore: LanguageStore;
  screens: Screens;
  /** Parts of the shell filled from outside: search, status, dock, navigation badges. */
  slots?: ShellSlots;
  /** Wraps everything below the design system's providers: the rpc client and the live-query cache. */
  wrap?: (children: ReactNode) => ReactNode;
  areSingleKeysOn?: boolean;
};

function NotFound() {
  const t = useT();
  const go = useNavigate();
  return (
    <EmptyState
      isPage
      title={t('app.notFound')}
      hint={t('app.notFoundHint')}
      actions={
        <Button variant="primary" onClick={() => go('desk')}>
          {t('app.goToDesk')}
        </Button>
      }
    />
  );
}

function Outlet({ screens }: { screens: Screens }) {
  const entries = useMemo(
    () => Object.entries(screens).sort(([a], [b]) => paramCount(a) - paramCount(b)),
    [screens],
  );
  const [location] = useLocation();
  return (
    <ErrorBoundary pane="screen" resetKey={location}>
      <Suspense fallback={<Skeleton rows={6} />}>
        <Switch>
          {entries.map(([name, Screen]) => (
            <Route key={name} path={routes[name as RouteName]} component={Screen} />
          ))}
          <Route path="/">
            <Redirect to={routes.desk} replace />
          </Route>
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

// /partners/new must be tried before /partners/:id.
function paramCount(name: string): number {
  return routes[name as RouteName].split(':').length;
}

export function App({
  languageStore,
  screens,
  slots,
  wrap = (children) => children,
  areSingleKeysOn,
}: AppProps) {
  return (
    <I18nProvider store={languageStore}>
      <ThemeProvider>
        <UiProviders areSingleKeysOn={areSingleKeysOn}>
          <Router hook={useHashLocation}>
            <ErrorBoundary pane="window">
              {wrap(
                <Shell {...slots}>
                  <Outlet screens={screens} />
                </Shell>,
              )}
            </ErrorBoundary>
          </Router>
        </UiProviders>
      </ThemeProvider>
    </I18nProvider>
  );
}
