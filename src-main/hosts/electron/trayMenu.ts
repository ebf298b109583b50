// What can be done from the icon beside the clock. The entries only; who shows them is phoneTray.ts.
import type { MenuItemConstructorOptions } from 'electron';
import { isGoingOn, ringing, trayState } from './phoneHost.rules.ts';
import type { PhoneTexts } from './phoneTexts.ts';
import type { PhoneView, PhoneWatch } from './phoneWatch.ts';

export type TrayActions = Pick<PhoneWatch, 'answer' | 'decline' | 'hangUp'> & { open(): void; quit(): void };

/** Always the same entries in the same places; what means nothing now is grey. */
export function trayMenu(
  view: Pick<PhoneView, 'calls' | 'lines' | 'missed'>,
  t: PhoneTexts,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  const rings = ringing(view.calls);
  const going = view.calls.find(isGoingOn);
  const ends = going ?? rings;
  return [
    { label: t[trayState(view)], enabled: false },
    ...(view.missed > 0 ? [{ label: t.missed.replace('{count}', String(view.missed)), enabled: false }] : []),
    { type: 'separator' },
    {
      label: t.answer,
      enabled: rings !== undefined && !rings.isAtPhone,
      click: () => rings && actions.answer(rings.id),
    },
    {
      label: going || !rings ? t.hangUp : t.decline,
      enabled: ends !== undefined,
      click: () => ends && (ends === going ? actions.hangUp : actions.decline)(ends.id),
    },
    { type: 'separator' },
    { label: t.open, click: actions.open },
    { label: t.quit, click: actions.quit },
  ];
}
