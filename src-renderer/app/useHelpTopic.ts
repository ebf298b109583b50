// What the help shows for where one is: the layer on top, or else the screen.
import { useLocation } from 'wouter';
import type { HelpTopic } from '../data/helpState.ts';
import { useSellState } from '../data/sellState.ts';
import { useTaskForm } from '../data/taskState.ts';
import { useInteractionDialogs } from '../features/interactions/interactionDialogs.ts';
import type { SettingsPageId } from '../features/settings/pageTexts.ts';
import { routeAt } from '../ui/routing.ts';
import { layerTopics, screenTopics, settingsTopics, syncTopics } from './helpTopics.ts';

function topicOfScreen(location: string): HelpTopic {
  const route = routeAt(location);
  const page = route?.params.page ?? '';
  if (route?.name === 'settingsPage')
    return settingsTopics[page as SettingsPageId] ?? screenTopics.settingsPage;
  if (route?.name === 'syncPage') return syncTopics[page] ?? screenTopics.syncPage;
  return screenTopics[route?.name ?? 'desk'];
}

export function useHelpTopic(): HelpTopic {
  const [location] = useLocation();
  const isLetterShown = useSellState((state) => state.letterId !== undefined);
  const isPickerOpen = useSellState((state) => state.pickerFor !== undefined);
  const isTaskOpen = useTaskForm((state) => state.request !== undefined);
  const isInteractionOpen = useInteractionDialogs((state) => state.request !== undefined);
  if (isLetterShown) return layerTopics.letter;
  if (isTaskOpen) return layerTopics.task;
  if (isInteractionOpen) return layerTopics.interaction;
  if (isPickerOpen) return layerTopics.picker;
  return topicOfScreen(location);
}
