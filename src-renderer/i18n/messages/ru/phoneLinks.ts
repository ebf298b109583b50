// Russian texts of area `phoneLinks`: numbers from links, the clipboard and selected text. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { phoneLinks as English } from '../en/phoneLinks.ts';

export const phoneLinks = russian<typeof English>()({
  about: 'О номере',
  extension: 'доб.',
  fromLink: 'Из ссылки: Enter звонит, Esc стирает',
  badLink: 'В этой ссылке нет номера, по которому можно позвонить',
  fromClipboard: 'В буфере обмена',
  whichNumber: 'Какой номер?',
  take: 'Взять {number}',
  nobody: 'Такого номера нет ни у одного клиента',
  kind_code: 'Сервисный код: может изменить настройки звонков',
  kind_short: 'Короткий номер',
  kind_emergency: 'Номер экстренной службы, если это не внутренний номер вашей АТС',
  kind_address: 'Адрес на АТС',
  title: 'Ссылки с номерами',
  hint: 'Номера со страниц и из писем (ссылки tel:, callto: и sip:) попадают в панель звонка. Видно, чей это номер; звонит только Enter.',
  isOurs: 'Такие ссылки открывает Yolda',
  isOther: 'Такие ссылки открывает другая программа',
  claim: 'Открывать ссылки tel: в Yolda',
  release: 'Отдать системе',
  needsLine:
    'Сначала добавьте линию: без неё Yolda сама передаёт номера программе, которая открывает такие ссылки.',
  notClaimed: 'Система не согласилась: выберите Yolda в её настройках программ по умолчанию',
  chooseInSystem: 'Выберите Yolda для ссылок tel: в открывшемся окне Windows',
  inBrowser:
    'Браузер спросит один раз. Работает, пока программа открыта по этому адресу: запускайте её с постоянным портом, например --port 8123.',
  notInBrowser: 'Этот браузер не даёт страницам открывать такие ссылки',
});
