// English texts of area `sell`: the ready letter and the outbox. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const sell = english({
  sendInvoice: 'Send invoice',
  to: 'To',
  subject: 'Subject',
  message: 'Message',
  attachment: 'Attachment',
  send: 'Send',
  issued: 'Invoice {number} issued',
  letterWaits: 'The letter leaves in {seconds} s',
  letterQueued: 'Waiting in the outbox',
  letterSending: 'Being sent',
  letterSent: 'Sent',
  letterFailed: 'Not sent',
  letterUnknown: 'Unclear whether it arrived',
  letterCancelled: 'Cancelled',
  sendAgain: 'Send again',
  markSent: 'It has arrived',
  noRequisites: 'Fill in the requisites of your organisation first',
  noRecipient: 'The client has no e-mail address',
});
