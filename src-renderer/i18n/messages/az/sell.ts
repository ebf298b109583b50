// Azerbaijani texts of area `sell`: the ready letter and the outbox. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { sell as English } from '../en/sell.ts';

export const sell = azerbaijani<typeof English>()({
  sendInvoice: 'Hesab-fakturanı göndər',
  to: 'Kimə',
  subject: 'Mövzu',
  message: 'Mesaj',
  attachment: 'Qoşma',
  send: 'Göndər',
  issued: '{number} nömrəli hesab-faktura yazıldı',
  letterWaits: 'Məktub {seconds} saniyəyə göndəriləcək',
  letterQueued: 'Göndərilənlər növbəsindədir',
  letterSending: 'Göndərilir',
  letterSent: 'Göndərilib',
  letterFailed: 'Göndərilmədi',
  letterUnknown: 'Çatıb-çatmadığı bəlli deyil',
  letterCancelled: 'Ləğv edildi',
  sendAgain: 'Yenidən göndər',
  markSent: 'Çatıb',
  noRequisites: 'Əvvəlcə təşkilatınızın rekvizitlərini doldurun',
  noRecipient: 'Müştərinin e-poçt ünvanı yoxdur',
});
