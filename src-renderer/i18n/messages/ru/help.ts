// Russian texts of area `help`: the user guide in the program, what is new. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { help as English } from '../en/help.ts';

export const help = russian<typeof English>()({
  title: 'Справка',
  ofScreen: 'Справка по этому экрану',
  contents: 'Все страницы руководства',
  backToPage: 'Назад к предыдущей странице',
  search: 'Поиск по руководству',
  found: 'Найдено в руководстве',
  notFound: 'В руководстве нет ничего о «{text}»',
  close: 'Закрыть справку',
  newsOf: 'Что нового в версии {version}',
  whatIsNew: 'Что нового',
});
