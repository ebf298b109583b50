// What the design system needs above it: CSP rules for Base UI, shortcuts, tooltips, toasts.
import { CSPProvider } from '@base-ui/react/csp-provider';
import type { ReactNode } from 'react';
import { HotkeyProvider } from './keyboard/HotkeyProvider.tsx';
import { ToastProvider } from './Toasts.tsx';
import { TooltipLayer } from './Tooltip.tsx';

/** Put once, inside I18nProvider. */
export function UiProviders({
  children,
  areSingleKeysOn,
}: {
  children: ReactNode;
  areSingleKeysOn?: boolean;
}) {
  return (
    <CSPProvider disableStyleElements>
      <HotkeyProvider areSingleKeysOn={areSingleKeysOn}>
        <ToastProvider>{children}</ToastProvider>
        <TooltipLayer />
      </HotkeyProvider>
    </CSPProvider>
  );
}
