// English texts of area `demo`: the demo company, its removal, the drill. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const demo = english({
  mark: 'Demo company',
  markBrief: 'Demo',
  remove: 'Remove the demo…',
  removeTitle: 'Remove the demo company?',
  removeNow: 'Remove the demo',
  removing: 'Removing…',
  goes: 'Everything in it goes: partners, items, documents, events and settings.',
  goesLines:
    'Phone lines and mail accounts that you set up here go with their passwords: set them up again in your own company.',
  ownTitle: 'You have added here:',
  ownPartners: { one: '{count} partner', other: '{count} partners' },
  ownDocuments: { one: '{count} document', other: '{count} documents' },
  ownInteractions: { one: '{count} event', other: '{count} events' },
  ownTasks: { one: '{count} task', other: '{count} tasks' },
  ownItems: { one: '{count} item', other: '{count} items' },
  ownBackup: 'This goes too. A backup is put into the folder “backups” of the company first.',
  ownUnknown:
    'What you have added cannot be told from the demo here. A backup is put into the folder “backups” of the company first.',
  ownNothing: 'You have added nothing of your own.',
  after: 'Then the welcome page opens, ready for your own company.',
});
