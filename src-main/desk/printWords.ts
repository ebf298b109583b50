// The words of printed reports. A paper has its own words, apart from the i18n of the program, in the language asked for.
import type { Language } from '#shared/domain/language.ts';
import type { EventKind } from './eventReport.repo.ts';
import type { EventState } from './eventReport.rules.ts';

export type PrintWords = {
  page: string;
  printed: string;
  period: string;
  total: string;
  kinds: Readonly<Record<EventKind, string>>;
  states: Readonly<Record<EventState, string>>;
  noResult: string;
  when: string;
  client: string;
  kind: string;
  subject: string;
  result: string;
  owner: string;
  state: string;
  wholeDay: string;
  card: {
    phone: string;
    email: string;
    site: string;
    address: string;
    notes: string;
    workingSince: string;
    sales: string;
    debt: string;
    overdue: string;
    contacts: string;
    name: string;
    role: string;
    requisites: string;
    legalName: string;
    taxId: string;
    legalAddress: string;
    head: string;
    account: string;
    history: string;
  };
};

const en: PrintWords = {
  page: 'Page {page} of {pages}',
  printed: 'Printed',
  period: 'Period',
  total: 'Events',
  kinds: { meeting: 'Meeting', call: 'Call', email: 'Letter', sms: 'SMS', note: 'Note', task: 'Task' },
  states: { open: 'Planned', late: 'Overdue', done: 'Done' },
  noResult: 'Done, no result written',
  when: 'When',
  client: 'Client',
  kind: 'Kind',
  subject: 'Subject',
  result: 'Result',
  owner: 'Owner',
  state: 'State',
  wholeDay: 'all day',
  card: {
    phone: 'Phone',
    email: 'E-mail',
    site: 'Site',
    address: 'Address',
    notes: 'Notes',
    workingSince: 'Working since',
    sales: 'Total sales',
    debt: 'Debt',
    overdue: 'Overdue',
    contacts: 'Contacts',
    name: 'Name',
    role: 'Position',
    requisites: 'Requisites',
    legalName: 'Legal name',
    taxId: 'Tax ID',
    legalAddress: 'Legal address',
    head: 'Head',
    account: 'Account',
    history: 'Latest interactions',
  },
};

const az: PrintWords = {
  page: 'Səhifə {page} / {pages}',
  printed: 'Çap edilib',
  period: 'Dövr',
  total: 'Hadisələr',
  kinds: { meeting: 'Görüş', call: 'Zəng', email: 'Məktub', sms: 'SMS', note: 'Qeyd', task: 'Tapşırıq' },
  states: { open: 'Planlaşdırılıb', late: 'Gecikib', done: 'Yerinə yetirilib' },
  noResult: 'Yerinə yetirilib, nəticə yazılmayıb',
  when: 'Vaxt',
  client: 'Müştəri',
  kind: 'Növ',
  subject: 'Mövzu',
  result: 'Nəticə',
  owner: 'Məsul şəxs',
  state: 'Vəziyyət',
  wholeDay: 'bütün gün',
  card: {
    phone: 'Telefon',
    email: 'E-poçt',
    site: 'Sayt',
    address: 'Ünvan',
    notes: 'Qeydlər',
    workingSince: 'Əməkdaşlığın başlanğıcı',
    sales: 'Satışların cəmi',
    debt: 'Borc',
    overdue: 'Gecikmiş',
    contacts: 'Əlaqədar şəxslər',
    name: 'Ad',
    role: 'Vəzifə',
    requisites: 'Rekvizitlər',
    legalName: 'Tam adı',
    taxId: 'VÖEN',
    legalAddress: 'Hüquqi ünvan',
    head: 'Rəhbər',
    account: 'Hesab',
    history: 'Son qarşılıqlı əlaqələr',
  },
};

const ru: PrintWords = {
  page: 'Страница {page} из {pages}',
  printed: 'Напечатано',
  period: 'Период',
  total: 'Событий',
  kinds: {
    meeting: 'Встреча',
    call: 'Звонок',
    email: 'Письмо',
    sms: 'SMS',
    note: 'Заметка',
    task: 'Задача',
  },
  states: { open: 'Запланировано', late: 'Просрочено', done: 'Выполнено' },
  noResult: 'Выполнено, результат не записан',
  when: 'Когда',
  client: 'Клиент',
  kind: 'Вид',
  subject: 'Тема',
  result: 'Результат',
  owner: 'Ответственный',
  state: 'Состояние',
  wholeDay: 'весь день',
  card: {
    phone: 'Телефон',
    email: 'Эл. почта',
    site: 'Сайт',
    address: 'Адрес',
    notes: 'Заметки',
    workingSince: 'Работаем с',
    sales: 'Всего продаж',
    debt: 'Долг',
    overdue: 'Просрочено',
    contacts: 'Контактные лица',
    name: 'Имя',
    role: 'Должность',
    requisites: 'Реквизиты',
    legalName: 'Полное наименование',
    taxId: 'ИНН',
    legalAddress: 'Юридический адрес',
    head: 'Руководитель',
    account: 'Счёт',
    history: 'Последние взаимодействия',
  },
};

export const printWords: Readonly<Record<Language, PrintWords>> = { en, az, ru };
