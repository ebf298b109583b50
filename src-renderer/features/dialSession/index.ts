// The door of the dial session: its strip and its card, loaded once there is one, the button that starts it, and what the card of
// a call has to know of it.
import { lazy } from 'react';

export { StartDialing } from './StartDialing.tsx';
export { useCountdown } from './useCountdown.ts';
export { useDialSession, useHasSessionCard, useSessionOfCall } from './useDialSession.ts';

export const SessionStrip = lazy(async () => ({
  default: (await import('./SessionStrip.tsx')).SessionStrip,
}));
export const SessionCard = lazy(async () => ({ default: (await import('./SessionCard.tsx')).SessionCard }));
