// Azerbaijani texts of area `staff`: the tree of the firm and who works in it. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { staff as English } from '../en/staff.ts';

export const staff = azerbaijani<typeof English>()({
  departments: 'Şöbələr',
  departmentsHint:
    'Şirkətin strukturu. Rəhbər öz şöbəsindəki hər kəsin işini görür; kimin hansı şöbədə olduğu istifadəçinin kartında göstərilir.',
  newDepartment: 'Yeni şöbə',
  editDepartment: 'Şöbə',
  noDepartments: 'Hələ şöbə yoxdur',
  noDepartmentsHint:
    'Kiçik şirkətə şöbə lazım deyil. Bir neçə şöbə olanda rəhbər öz işçilərinin işini görür.',
  under: 'Tərkibində olduğu şöbə',
  top: 'birbaşa şirkət',
  head: 'Rəhbər',
  noHead: 'rəhbər yoxdur',
  headIs: 'Rəhbər: {name}',
  people: { one: '{count} nəfər', other: '{count} nəfər' },
  nobody: 'hələ heç kim yoxdur',
  departmentSaved: 'Şöbə yadda saxlanıldı',
  departmentRemoved: '“{name}” şöbəsi silindi',
  editNamed: '{name} şöbəsini dəyiş',
  addUnder: 'Altına əlavə et',
  addUnderNamed: '{name} şöbəsinin altına şöbə əlavə et',
  removeNamed: '{name} şöbəsini sil',
  removeTitle: '“{name}” şöbəsini silmək',
  peopleGoTo: 'İşçilər hara keçir',
  toNoDepartment: 'şöbəsiz',
  remove: 'Sil',
  post: 'Vəzifə',
  postHint: 'Şirkətdəki vəzifəsi: satış meneceri, anbardar…',
  roleAccountant: 'Mühasib',
  anyDepartment: 'Bütün şöbələr',
  withoutDepartment: 'Şöbəsi olmayanlar',
  ofDepartment: 'Göstərilən şöbə',
  findPerson: 'İşçi axtar',
  nobodyFound: 'Heç kim tapılmadı',
  nobodyFoundHint: 'Başqa ad yazın və ya bütün şöbələri göstərin.',
  showAll: 'Hamısını göstər',
  aloneHint:
    'Bu kompüter tək işləyir: başqaları daxil olmur. Yenə də onları burada saxlayın – müştərilərin məsulu kimi və sənədlər üçün. Serverə eyni adla dəvət olunan işçi həmin şəxs olacaq.',
});
