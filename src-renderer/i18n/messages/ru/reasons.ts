// Russian texts of area `reasons`: one sentence per named reason of a refusal. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { reasons as English } from '../en/reasons.ts';

export const reasons = russian<typeof English>()({
  core_gone: 'Ядро программы остановилось и запускается снова',
  nothing_to_undo: 'Отменять нечего',
  nothing_to_redo: 'Повторять нечего',
  stale: 'Позже это изменили; сначала отмените то изменение',
  letter_sent: 'Письмо отправлено, вернуть его нельзя',
  has_payments: 'По документу уже поступила оплата',
  below_minimum: 'Цена ниже минимальной: укажите причину',
  no_recipient: 'У клиента нет адреса электронной почты',
  requisites_missing: 'Наши реквизиты заполнены не полностью: дополните их в настройках',
  no_organization: 'Сначала внесите нашу организацию',
  no_account: 'Сначала настройте почтовую учётную запись',
  bad_address: 'Адрес электронной почты указан неверно',
  bad_email: 'Адрес электронной почты указан неверно',
  picture_unreadable: 'Этот файл не является картинкой',
});
