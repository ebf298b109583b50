// Reminders on the desktop: what the core says has come due becomes notifications of the system, however many windows are open.
import { type MessagePortMain, Notification } from 'electron';
import type { Language } from '#shared/domain/language.ts';
import { ignoreRefusal, watchCore } from './coreWatch.ts';
import { hostLanguage } from './hostTexts.ts';
import { reminderNotes } from './reminderNote.rules.ts';
import type { Windows } from './windows.ts';

export type ReminderHostOptions = {
  windows: Windows;
  /** Of the system, until the program's own is known. */
  language(): string;
  openPort(port: MessagePortMain): void;
};

export function startReminderHost({ windows, language, openPort }: ReminderHostOptions): void {
  let own: Language | undefined;
  // A note that nobody holds is collected, and its click with it.
  const shown = new Set<Notification>();
  const show = (title: string, body: string): void => {
    const note = new Notification({ title, body });
    shown.add(note);
    note.on('click', () => windows.show());
    note.on('close', () => shown.delete(note));
    note.show();
  };
  watchCore({
    openPort,
    onCompany: (client) => {
      const keep = (to: { language: Language }): void => {
        own = to.language;
      };
      client.subscribe('company.loadPreferences', {}, keep, ignoreRefusal);
      client.on('calendar.reminded', ({ reminders }) => {
        if (!Notification.isSupported()) return;
        for (const { title, body } of reminderNotes(reminders, own ?? hostLanguage(language())))
          show(title, body);
      });
    },
  });
}
