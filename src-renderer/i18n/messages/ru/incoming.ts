// Russian texts of area `incoming`: the small window of a call, what a call opens, the drawer beside the record. Texts only.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { incoming as English } from '../en/incoming.ts';

export const incoming = russian<typeof English>()({
  popsTitle: 'Входящий звонок открывает карточку клиента',
  popsHint: 'Пока вы пишете или открыт диалог, не открывается ничего; кнопка «Открыть клиента» есть всегда.',
  pops_onRing: 'Когда звонит',
  pops_onAnswer: 'После ответа',
  pops_byHand: 'Только вручную',
  drawer: 'Боковая панель',
  toggleDrawer: 'Показать или скрыть боковую панель',
});
