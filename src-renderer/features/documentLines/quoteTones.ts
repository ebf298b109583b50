// The tone of each state of a quote, wherever it stands.
import type { Tone } from '#renderer/ui/Chip.tsx';
import type { QuoteState } from '#shared/domain/quotes.ts';

export const quoteTones: { readonly [S in QuoteState]: Tone } = {
  draft: 'neutral',
  sent: 'accent',
  accepted: 'call',
  refused: 'neutral',
  expired: 'warn',
  superseded: 'neutral',
  cancelled: 'neutral',
};
