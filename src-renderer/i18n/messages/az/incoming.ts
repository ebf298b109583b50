// Azerbaijani texts of area `incoming`: the small window of a call, what a call opens, the drawer beside the record. Texts only.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { incoming as English } from '../en/incoming.ts';

export const incoming = azerbaijani<typeof English>()({
  popsTitle: 'Gələn zəng müştərinin kartını açır',
  popsHint: 'Siz yazarkən və ya dialoq açıq olanda heç nə açılmır; “Müştərini aç” düyməsi həmişə var.',
  pops_onRing: 'Zəng gələndə',
  pops_onAnswer: 'Cavab veriləndə',
  pops_byHand: 'Yalnız əl ilə',
  drawer: 'Yan panel',
  toggleDrawer: 'Yan paneli göstər və ya gizlət',
});
