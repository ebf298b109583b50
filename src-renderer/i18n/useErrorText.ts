// The sentence for an error: by its reason where there is one, else by its code. Never the error's own words.
import { useCallback } from 'react';
import { useHasText, useT } from './I18nProvider.tsx';
import type { errors } from './messages/en/errors.ts';

/** What the text needs of an AppError. */
export type ErrorLike = { code: string; reason: string; details?: Record<string, unknown> };

type CodeKey = `errors.${Exclude<keyof typeof errors, 'bug'>}`;

export function useErrorText(): (error: ErrorLike) => string {
  const t = useT();
  const hasText = useHasText();
  return useCallback(
    (error) => {
      const reason = `reasons.${error.reason}` as const;
      if (hasText(reason)) return t(reason);
      if (error.code === 'bug') return t('errors.bug', { id: String(error.details?.errorId ?? '') });
      return t(`errors.${error.code}` as CodeKey);
    },
    [hasText, t],
  );
}
