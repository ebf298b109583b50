// What the host itself says of the phone: tray, notification, questions at closing. The page's own texts live in src-renderer/i18n.
import { hostLanguage } from './hostTexts.ts';

const en = {
  incoming: 'Incoming call',
  hidden: 'Hidden number',
  ringing: 'Incoming call',
  call: 'A call is going on',
  ready: 'Phone ready',
  offline: 'Phone not registered',
  missed: 'Missed calls: {count}',
  answer: 'Answer',
  decline: 'Decline',
  hangUp: 'Hang up',
  open: 'Open Yolda',
  quit: 'Quit',
  goesOn: 'The call goes on',
  staysReady: 'Yolda goes on waiting for calls',
  inTray: 'The window is only hidden. Open it, or quit, by the Yolda icon or by starting Yolda again.',
  quitQuestion: 'A call is going on. Quit and end it?',
  endAndQuit: 'End the call and quit',
  stay: 'Go on talking',
};

export type PhoneTexts = typeof en;

const az: PhoneTexts = {
  incoming: 'Gələn zəng',
  hidden: 'Gizli nömrə',
  ringing: 'Gələn zəng',
  call: 'Zəng davam edir',
  ready: 'Telefon hazırdır',
  offline: 'Telefon qeydiyyatda deyil',
  missed: 'Buraxılmış zənglər: {count}',
  answer: 'Cavab ver',
  decline: 'İmtina',
  hangUp: 'Zəngi bitir',
  open: 'Yolda proqramını aç',
  quit: 'Çıxış',
  goesOn: 'Zəng davam edir',
  staysReady: 'Yolda zəngləri gözləməkdə davam edir',
  inTray:
    'Pəncərə yalnız gizlədilib. Onu Yolda nişanı ilə və ya proqramı yenidən başlatmaqla açın; çıxış da oradadır.',
  quitQuestion: 'Zəng davam edir. Onu bitirib çıxaq?',
  endAndQuit: 'Zəngi bitir və çıx',
  stay: 'Söhbətə davam et',
};

const ru: PhoneTexts = {
  incoming: 'Входящий звонок',
  hidden: 'Скрытый номер',
  ringing: 'Входящий звонок',
  call: 'Идёт звонок',
  ready: 'Телефон готов',
  offline: 'Телефон не зарегистрирован',
  missed: 'Пропущенных звонков: {count}',
  answer: 'Ответить',
  decline: 'Отклонить',
  hangUp: 'Завершить звонок',
  open: 'Открыть Yolda',
  quit: 'Выход',
  goesOn: 'Звонок продолжается',
  staysReady: 'Yolda продолжает ждать звонков',
  inTray: 'Окно только скрыто. Открыть его или выйти можно значком Yolda либо повторным запуском программы.',
  quitQuestion: 'Идёт звонок. Завершить его и выйти?',
  endAndQuit: 'Завершить звонок и выйти',
  stay: 'Продолжить разговор',
};

const all = { en, az, ru };

/** @param locale of the program, or of the system */
export const phoneTexts = (locale: string): PhoneTexts => all[hostLanguage(locale)];
