// The sentence under a field: for a code of the core (bad_email, bad_checksum …) or a complaint of the schema.
import { useCallback } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';

const coreCode = /^[a-z]+(_[a-z]+)*$/;
const schemaCodes: { readonly [code: string]: 'required' | 'tooLong' | undefined } = {
  too_small: 'required',
  too_big: 'tooLong',
};

/** `errorText={useFieldText()}` of a FormField; takes a code or zod's own message, never shows the latter. */
export function useFieldText(): (message: string) => string {
  const t = useT();
  const errorText = useErrorText();
  return useCallback(
    (message) => {
      const code = message.startsWith('Too small')
        ? 'too_small'
        : message.startsWith('Too big')
          ? 'too_big'
          : message;
      const known = schemaCodes[code];
      if (known) return t(`partner.${known}`);
      const fallback = t('partner.checkValue');
      if (!coreCode.test(code) || code.startsWith('invalid_')) return fallback;
      const text = errorText({ code: 'invalid_input', reason: code });
      return text === t('errors.invalid_input') ? fallback : text;
    },
    [t, errorText],
  );
}
