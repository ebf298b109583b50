// The words of a reminder's notification. Pure.
import type { Language } from '#shared/domain/language.ts';
import type { EventPayload } from '#shared/rpc/client.ts';

type Reminders = EventPayload<'calendar.reminded'>['reminders'];
export type ReminderNote = { title: string; body: string };

const severalIn: Readonly<Record<Language, string>> = {
  en: 'Reminders',
  az: 'Xatırlatmalar',
  ru: 'Напоминания',
};
/** More than so many at once are told by one note: nobody reads forty. */
const namedAtMost = 3;

/** What came due together, each by itself while they are few; else one that counts them and names the oldest. */
export function reminderNotes(reminders: Reminders, language: Language): ReminderNote[] {
  if (reminders.length <= namedAtMost)
    return reminders.map(({ subject, partnerName }) => ({ title: subject, body: partnerName }));
  const named = reminders.slice(0, namedAtMost).map(({ subject }) => subject);
  return [{ title: `${severalIn[language]}: ${reminders.length}`, body: `${named.join('\n')}\n…` }];
}
