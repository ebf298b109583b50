// English texts of area `welcome`: the first start. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const welcome = english({
  title: 'Welcome to Yolda',
  intro: 'Call, quote and send the invoice – with or without a network.',
  demo: 'Explore a demo company',
  demoHint: 'Ready partners, items and history. Removed in one click.',
  own: 'Set up our own company',
  ownHint: 'Requisites, VAT, numbering, mail – about five minutes.',
  importFiles: 'Import from 1C or CSV',
  typeByHand: 'Type it in',
  recoveryKey: 'Recovery key',
  recoveryKeyHint: 'Print it and keep it safe: it opens a backup on another computer.',
});
