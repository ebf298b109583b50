// Russian texts of area `staff`: the tree of the firm and who works in it. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { staff as English } from '../en/staff.ts';

export const staff = russian<typeof English>()({
  departments: 'Подразделения',
  departmentsHint:
    'Структура фирмы. Руководитель видит работу всех в своём подразделении; кто в каком, указано в карточке пользователя.',
  newDepartment: 'Новое подразделение',
  editDepartment: 'Подразделение',
  noDepartments: 'Подразделений пока нет',
  noDepartmentsHint:
    'Небольшой фирме они не нужны. Когда их несколько, руководитель видит работу своих сотрудников.',
  under: 'Входит в',
  top: 'саму фирму',
  head: 'Руководитель',
  noHead: 'без руководителя',
  headIs: 'Руководитель: {name}',
  people: {
    one: '{count} человек',
    few: '{count} человека',
    many: '{count} человек',
    other: '{count} человека',
  },
  nobody: 'пока никого',
  departmentSaved: 'Подразделение сохранено',
  departmentRemoved: 'Подразделение «{name}» удалено',
  editNamed: 'Изменить подразделение {name}',
  addUnder: 'Добавить внутрь',
  addUnderNamed: 'Добавить подразделение внутрь {name}',
  removeNamed: 'Удалить подразделение {name}',
  removeTitle: 'Удаление подразделения «{name}»',
  peopleGoTo: 'Куда переходят сотрудники',
  toNoDepartment: 'без подразделения',
  remove: 'Удалить',
  post: 'Должность',
  postHint: 'Кем работает в фирме: менеджер по продажам, кладовщик…',
  roleAccountant: 'Бухгалтер',
  anyDepartment: 'Все подразделения',
  withoutDepartment: 'Без подразделения',
  ofDepartment: 'Показанное подразделение',
  findPerson: 'Найти сотрудника',
  nobodyFound: 'Никого не найдено',
  nobodyFoundHint: 'Попробуйте другое имя или все подразделения.',
  showAll: 'Показать всех',
  aloneHint:
    'Этот компьютер работает один: остальные в программу не входят. Всё равно ведите их здесь – как ответственных за клиентов и для документов. Кого пригласят на сервер офиса под тем же именем, станет этим сотрудником.',
});
