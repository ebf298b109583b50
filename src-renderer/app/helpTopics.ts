// Which page of the user guide each screen and layer asks for; a heading is named as the English page's anchor. Pure.
import { type HelpTopic, newsPage } from '../data/helpState.ts';
import type { SettingsPageId } from '../features/settings/pageTexts.ts';
import type { RouteName } from '../ui/routing.ts';

export const screenTopics: { readonly [N in RouteName]: HelpTopic } = {
  desk: { page: 'desk' },
  partners: { page: 'client' },
  newPartner: { page: 'client', heading: 'requisites' },
  partner: { page: 'client', heading: 'requisites' },
  catalog: { page: 'settings', heading: 'items' },
  item: { page: 'settings', heading: 'items' },
  outbox: { page: 'selling', heading: 'the-outbox' },
  calendar: { page: 'calendar' },
  calls: { page: 'phone', heading: 'calls' },
  tasks: { page: 'tasks', heading: 'tasks-ctrl7' },
  task: { page: 'tasks', heading: 'tasks-ctrl7' },
  messages: { page: 'tasks', heading: 'messages-ctrl8' },
  invoice: { page: 'selling', heading: 'sell' },
  quote: { page: 'selling', heading: 'a-quote' },
  events: { page: 'desk', heading: 'the-events-report' },
  imports: { page: 'import' },
  settings: { page: 'settings' },
  settingsPage: { page: 'settings' },
  sync: { page: 'sync', heading: 'the-page-of-sync' },
  syncPage: { page: 'sync', heading: 'the-page-of-sync' },
  welcome: { page: 'first-steps', heading: 'what-next' },
  gallery: { page: 'keys' },
};

/** Where a page of the settings has more said than its row in the list of pages. */
export const settingsTopics: { readonly [P in SettingsPageId]?: HelpTopic } = {
  phone: { page: 'phone', heading: 'connect-a-line' },
  workstation: { page: 'backup' },
  areas: { page: 'settings', heading: 'areas' },
};

/** Pages of sync of which more is said. */
export const syncTopics: { readonly [page: string]: HelpTopic } = {
  conflicts: { page: 'sync', heading: 'conflicts' },
  parked: { page: 'sync', heading: 'what-stops' },
  problems: { page: 'sync', heading: 'what-stops' },
};

export const layerTopics = {
  picker: { page: 'selling', heading: 'the-picker' },
  letter: { page: 'selling', heading: 'sell' },
  task: { page: 'tasks', heading: 'tasks-ctrl7' },
  interaction: { page: 'desk', heading: 'planning' },
} as const satisfies { readonly [layer: string]: HelpTopic };

export const newsTopic: HelpTopic = { page: newsPage };
