// Russian texts of area `finance`: document states and balances. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { finance as English } from '../en/finance.ts';

export const finance = russian<typeof English>()({
  issued: 'Выписан',
  partPaid: 'Оплачен частично',
  paid: 'Оплачен',
  overdue: 'Просрочен',
  cancelled: 'Аннулирован',
  balance: 'Сальдо',
  ageing: 'Задолженность по срокам',
  noDocuments: 'Документов пока нет',
  dueDate: 'Срок оплаты',
  overdueDays: {
    one: 'Просрочено на {count} день',
    few: 'Просрочено на {count} дня',
    many: 'Просрочено на {count} дней',
    other: 'Просрочено на {count} дня',
  },
  vatOnTop: 'НДС сверху',
  vatInside: 'НДС в том числе',
});
