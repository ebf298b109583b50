// English texts of area `incoming`: the small window of a call, what a call opens, the drawer beside the record. Texts only.
import { english } from '#renderer/i18n/catalogue.ts';

export const incoming = english({
  popsTitle: 'An incoming call opens the client’s card',
  popsHint: 'Nothing is opened while you type or a dialog is open; “Open the client” is always there.',
  pops_onRing: 'When it rings',
  pops_onAnswer: 'When answered',
  pops_byHand: 'Only by hand',
  drawer: 'Side pane',
  toggleDrawer: 'Show or hide the side pane',
});
