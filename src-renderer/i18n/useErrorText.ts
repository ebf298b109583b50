// The sentence for an error: by its reason where there is one, else by its code. Never the error's own words.
import { useCallback } from 'react';
import { useT } from './I18nProvider.tsx';
import { reasons } from './messages/en/reasons.ts';

/** What the text needs of an AppError. */
export type ErrorLike = { code: string; reason: string; details?: Record<string, unknown> };

type ReasonKey = keyof typeof reasons;

function isReason(reason: string): reason is ReasonKey {
  return Object.hasOwn(reasons, reason);
}

export function useErrorText(): (error: ErrorLike) => string {
  const t = useT();
  return useCallback(
    (error) => {
      if (isReason(error.reason)) return t(`reasons.${error.reason}`);
      if (error.code === 'bug') return t('errors.bug', { id: String(error.details?.errorId ?? '') });
      return t(
        `errors.${error.code as Exclude<keyof typeof import('./messages/en/errors.ts').errors, 'bug'>}`,
      );
    },
    [t],
  );
}
