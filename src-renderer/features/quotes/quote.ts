// A quote as the core answers it, and the tone of its state.
import type { Tone } from '#renderer/ui/Chip.tsx';
import type { Output } from '#shared/contract/index.ts';

export type Quote = Output<'quotes.load'>;

export const quoteTones: { readonly [S in Quote['state']]: Tone } = {
  draft: 'neutral',
  sent: 'accent',
  accepted: 'call',
  refused: 'neutral',
  expired: 'warn',
  superseded: 'neutral',
  cancelled: 'neutral',
};
