// Russian texts of area `demo`: the demo company, its removal, the drill. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { demo as English } from '../en/demo.ts';

export const demo = russian<typeof English>()({
  mark: 'Демо-компания',
  markBrief: 'Демо',
  remove: 'Удалить демо-компанию…',
  removeTitle: 'Удалить демо-компанию?',
  removeNow: 'Удалить',
  removing: 'Удаляется…',
  goes: 'Удалится всё, что в ней есть: партнёры, номенклатура, документы, события и настройки.',
  goesLines:
    'Настроенные здесь телефонные линии и учётные записи почты удалятся вместе с паролями: в своей компании их нужно настроить заново.',
  ownTitle: 'Здесь вы добавили:',
  ownPartners: {
    one: '{count} партнёра',
    few: '{count} партнёров',
    many: '{count} партнёров',
    other: '{count} партнёра',
  },
  ownDocuments: {
    one: '{count} документ',
    few: '{count} документа',
    many: '{count} документов',
    other: '{count} документа',
  },
  ownInteractions: {
    one: '{count} событие',
    few: '{count} события',
    many: '{count} событий',
    other: '{count} события',
  },
  ownTasks: { one: '{count} задачу', few: '{count} задачи', many: '{count} задач', other: '{count} задачи' },
  ownItems: {
    one: '{count} позицию номенклатуры',
    few: '{count} позиции номенклатуры',
    many: '{count} позиций номенклатуры',
    other: '{count} позиции номенклатуры',
  },
  ownBackup: 'Это тоже удалится. Сначала в папку компании «backups» будет записана резервная копия.',
  ownUnknown:
    'Отличить добавленное вами от демо-данных здесь нельзя. Сначала в папку компании «backups» будет записана резервная копия.',
  ownNothing: 'Своего вы ничего не добавили.',
  after: 'Затем откроется страница приветствия – можно настроить свою компанию.',
  drill: 'Тренировка: звонок, заметка, продажа',
  drillOffer:
    'Пять минут, только клавиши: позвонить клиенту, записать разговор, продать. Набора номера не будет.',
  drillStart: 'Начать пятиминутную тренировку',
  drillGoOn: 'Продолжить тренировку',
  drillNotNow: 'Не сейчас',
  drillLeave: 'Прервать тренировку',
  drillTime: 'Прошло времени',
  stepChoose: 'Выберите другого клиента',
  stepCall: 'Позвоните',
  stepNote: 'Запишите разговор и сохраните',
  stepSell: 'Продайте: найдите товар, добавьте, выставьте счёт',
  stepDone: 'сделано',
  stepNext: 'Дальше: {step}',
  drillCall: 'Учебный звонок',
  drillCallHint: 'Номер вымышлен: ничего не набрано. Запишите, о чём говорили.',
  drillDone: 'Готово за {time}.',
  drillNext: 'Осмотритесь, сколько нужно; затем удалите демо-компанию и настройте свою.',
});
