// A part of the program that is loaded when it is first shown, and stands there as soon as it is: React.lazy under Suspense
// keeps what it showed meanwhile for 300 ms. A failure is forgotten once it was told, so that "Try again" of the pane's
// boundary means it; React.lazy remembers it for ever.
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

type Loaded<P> = { component: ComponentType<P> } | { error: unknown };

const renewals = new Set<() => void>();

/** Called once a failure is shown, not before: React asks a failed part again to learn that it failed. */
export function forgetFailedLoads(): void {
  for (const renew of renewals) renew();
  renewals.clear();
}

/** `preload` fetches it ahead: asked for later, it is drawn at once. */
type LazyPane<P> = ((props: P) => ReactNode) & { preload(): Promise<void> };

/** @param meanwhile shown until the part is there */
export function lazyPane<P extends object>(
  load: () => Promise<ComponentType<P>>,
  meanwhile: ReactNode = null,
): LazyPane<P> {
  let loaded: Loaded<P> | undefined;
  let loading: Promise<void> | undefined;
  let isAsked = false;
  const renew = (): void => {
    loaded = undefined;
    loading = undefined;
  };
  const begin = (): Promise<void> => {
    loading ??= load().then(
      (component) => {
        loaded = { component };
      },
      (error: unknown) => {
        loaded = { error };
        renewals.add(renew);
      },
    );
    return loading;
  };
  const Pane = (props: P): ReactNode => {
    isAsked = true;
    const [, show] = useState(false);
    const isThere = loaded !== undefined;
    if (!isThere) void begin();
    useEffect(() => {
      // It may have come between the drawing and now: then nobody else would draw it.
      let isShown = !isThere;
      if (isShown) void begin().then(() => isShown && show(true));
      return () => {
        isShown = false;
      };
    }, [isThere]);
    if (!loaded) return meanwhile;
    if ('error' in loaded) throw loaded.error;
    const { component: Component } = loaded;
    return <Component {...props} />;
  };
  const preload = async (): Promise<void> => {
    await begin();
    // Where nobody has asked for it yet, nobody is to hear that it failed: it is fetched anew when it is needed.
    if (!isAsked && loaded && 'error' in loaded) renew();
  };
  return Object.assign(Pane, { preload });
}

/** Fetches a part when nothing else is to be done: keys pressed right after the one that opens it are for it. */
export function useAhead({ preload }: { preload(): Promise<void> }): void {
  useEffect(() => {
    const idle = requestIdleCallback(() => void preload(), { timeout: 2_000 });
    return () => cancelIdleCallback(idle);
  }, [preload]);
}
