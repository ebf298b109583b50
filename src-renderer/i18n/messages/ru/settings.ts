// Russian texts of area `settings`: the settings pages. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { settings as English } from '../en/settings.ts';

export const settings = russian<typeof English>()({
  organisation: 'Наша организация',
  mail: 'Почта',
  mailServer: 'Почтовый сервер',
  port: 'Порт',
  security: 'Защита',
  user: 'Пользователь',
  password: 'Пароль',
  testAccount: 'Проверить учётную запись',
  appearance: 'Внешний вид',
  priceTypes: 'Виды цен',
  priceRole: 'Назначение цены',
  vatRate: 'Ставка НДС',
  pricesWithVat: 'Цены включают НДС',
  rounding: 'Округление',
  numbering: 'Нумерация',
  numberPrefix: 'Префикс номера',
  workingCalendar: 'Рабочий календарь',
  workingHours: 'Рабочие часы',
  logo: 'Логотип',
  stamp: 'Печать',
  signatureDirector: 'Подпись руководителя',
  signatureAccountant: 'Подпись главного бухгалтера',
  sendDelay: 'Время на отмену письма, с',
  singleLetterKeys: 'Однобуквенные сочетания',
  backup: 'Резервная копия',
  importPage: 'Загрузка данных',
});
