// The state of a letter in words and colour, with the reason why it waits.
import { useCallback } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import type { Output } from '#shared/contract/index.ts';

type Letter = Output<'mail.listLetters'>['rows'][number];

const looks = {
  draft: { key: 'sell.letterDraft', tone: 'neutral' },
  queued: { key: 'sell.letterQueued', tone: 'accent' },
  sending: { key: 'sell.letterSending', tone: 'accent' },
  sent: { key: 'sell.letterSent', tone: 'call' },
  failed: { key: 'sell.letterFailed', tone: 'danger' },
  unknown: { key: 'sell.letterUnknown', tone: 'warn' },
  cancelled: { key: 'sell.letterCancelled', tone: 'neutral' },
} as const;

/** The state in words alone. */
export function useLetterStateText(): (state: Letter['state']) => string {
  const t = useT();
  return useCallback((state) => t(looks[state].key), [t]);
}

export function LetterStateChip({ state }: { state: Letter['state'] }) {
  const t = useT();
  const look = looks[state];
  return <Chip tone={look.tone}>{t(look.key)}</Chip>;
}
