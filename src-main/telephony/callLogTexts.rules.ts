// What the journal writes into interactions and tasks, in the language of the user who acts. Pure.
import type { Language } from '#shared/domain/language.ts';
import { formatPhone } from '#shared/domain/phones.ts';
import type { CallOutcome, CallResult } from './callLog.types.ts';

type Texts = {
  in: string;
  out: string;
  missed: string;
  callBack: string;
  results: Readonly<Record<CallResult, string>>;
  outcomes: Readonly<Record<CallOutcome, string>>;
};

export const callTexts: Readonly<Record<Language, Texts>> = {
  en: {
    in: 'Incoming call',
    out: 'Outgoing call',
    missed: 'Missed call',
    callBack: 'Call back',
    results: {
      talked: 'Talked',
      missed: 'Missed',
      noAnswer: 'No answer',
      busy: 'Busy',
      declined: 'Declined',
      cancelled: 'Hung up before an answer',
      failed: 'The call did not come about',
      unknown: 'The program stopped during the call',
    },
    outcomes: {
      reached: 'Reached',
      agreed: 'Agreed',
      refused: 'Refused',
      noAnswer: 'No answer',
      callBack: 'Asked to call back',
      wrongNumber: 'Wrong number',
    },
  },
  az: {
    in: 'Gələn zəng',
    out: 'Gedən zəng',
    missed: 'Buraxılmış zəng',
    callBack: 'Geri zəng etmək',
    results: {
      talked: 'Danışıldı',
      missed: 'Buraxılıb',
      noAnswer: 'Cavab vermədi',
      busy: 'Məşğuldur',
      declined: 'Rədd edildi',
      cancelled: 'Cavabdan əvvəl dayandırıldı',
      failed: 'Zəng baş tutmadı',
      unknown: 'Zəng zamanı proqram dayandı',
    },
    outcomes: {
      reached: 'Danışıldı',
      agreed: 'Razılaşdıq',
      refused: 'İmtina etdi',
      noAnswer: 'Cavab vermədi',
      callBack: 'Sonra zəng etməyi xahiş etdi',
      wrongNumber: 'Nömrə səhvdir',
    },
  },
  ru: {
    in: 'Входящий звонок',
    out: 'Исходящий звонок',
    missed: 'Пропущенный звонок',
    callBack: 'Перезвонить',
    results: {
      talked: 'Поговорили',
      missed: 'Пропущен',
      noAnswer: 'Не ответил',
      busy: 'Занято',
      declined: 'Отклонён',
      cancelled: 'Прерван до ответа',
      failed: 'Звонок не состоялся',
      unknown: 'Программа остановилась во время звонка',
    },
    outcomes: {
      reached: 'Поговорили',
      agreed: 'Договорились',
      refused: 'Отказ',
      noAnswer: 'Не ответил',
      callBack: 'Просил перезвонить',
      wrongNumber: 'Неверный номер',
    },
  },
};

/** With the number it came from or went to, when there is one. */
function withNumber(text: string, number: string, country: string): string {
  return number === '' ? text : `${text}, ${formatPhone(number, country)}`;
}

type Named = { direction: 'in' | 'out'; isMissed: boolean; number: string };

/** Subject of a call's interaction, and title of the task that a missed one leaves. */
export function subjectOf(
  { direction, isMissed, number }: Named,
  language: Language,
  country: string,
): { subject: string; callBack: string } {
  const texts = callTexts[language];
  return {
    subject: withNumber(isMissed ? texts.missed : texts[direction], number, country),
    callBack: withNumber(texts.callBack, number, country),
  };
}
