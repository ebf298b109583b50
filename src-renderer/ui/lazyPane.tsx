// A part of the program that is loaded when it is first shown. React.lazy remembers a failure for ever; this one loads
// again when it is shown again, so that "Try again" of the pane's boundary means it.
import { type ComponentType, lazy, type ReactNode } from 'react';

const renewals = new Set<() => void>();

/** Called once a failure is shown, not before: React asks a failed part again to learn that it failed. */
export function forgetFailedLoads(): void {
  for (const renew of renewals) renew();
  renewals.clear();
}

export function lazyPane<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => ReactNode {
  const attempt = async (): Promise<{ default: ComponentType<P> }> => {
    try {
      return { default: await load() };
    } catch (error) {
      renewals.add(renew);
      throw error;
    }
  };
  let current = lazy(attempt);
  const renew = (): void => {
    current = lazy(attempt);
  };
  return (props) => {
    const Current = current;
    return <Current {...props} />;
  };
}
