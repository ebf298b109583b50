// Russian texts of area `welcome`: the first start. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { welcome as English } from '../en/welcome.ts';

export const welcome = russian<typeof English>()({
  title: 'Добро пожаловать в Yolda',
  intro: 'Звоните, называйте цену, отправляйте счёт – с сетью и без неё.',
  demo: 'Посмотреть на демо-компании',
  demoHint: 'Готовые партнёры, номенклатура и история. Удаляется одним щелчком.',
  own: 'Настроить свою компанию',
  ownHint: 'Реквизиты, НДС, нумерация, почта – около пяти минут.',
  importFiles: 'Загрузить из 1С или CSV',
  typeByHand: 'Ввести вручную',
  recoveryKey: 'Ключ восстановления',
  recoveryKeyHint: 'Распечатайте и храните: он откроет резервную копию на другом компьютере.',
});
