// How long before its event a reminder comes, in words.
import { useCallback } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';

/** Of minutes as text, as the forms keep them; '' is none. */
export function useReminderText(): (minutes: string) => string {
  const t = useT();
  return useCallback(
    (text) => {
      const minutes = Number(text);
      if (text === '') return t('calendar.noReminder');
      if (minutes === 0) return t('calendar.atItsTime');
      if (minutes % 1440 === 0) return t('calendar.daysBefore', { count: minutes / 1440 });
      if (minutes % 60 === 0) return t('calendar.hoursBefore', { count: minutes / 60 });
      return t('calendar.minutesBefore', { count: minutes });
    },
    [t],
  );
}
