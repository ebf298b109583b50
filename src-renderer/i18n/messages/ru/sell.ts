// Russian texts of area `sell`: the ready letter and the outbox. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { sell as English } from '../en/sell.ts';

export const sell = russian<typeof English>()({
  sendInvoice: 'Отправить счёт',
  to: 'Кому',
  subject: 'Тема',
  message: 'Сообщение',
  attachment: 'Вложение',
  send: 'Отправить',
  issued: 'Счёт {number} выписан',
  letterWaits: 'Письмо уйдёт через {seconds} с',
  letterQueued: 'Ждёт в исходящих',
  letterSending: 'Отправляется',
  letterSent: 'Отправлено',
  letterFailed: 'Не отправлено',
  letterUnknown: 'Неясно, дошло ли',
  letterCancelled: 'Отменено',
  sendAgain: 'Отправить ещё раз',
  markSent: 'Письмо дошло',
  noRequisites: 'Сначала заполните реквизиты организации',
  noRecipient: 'У клиента нет адреса почты',
});
