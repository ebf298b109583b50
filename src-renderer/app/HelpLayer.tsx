// The key of the help, and the help itself: beside the work, or over the layer that is open; loaded when first asked for.
import { useState } from 'react';
import { useHelpState } from '../data/helpState.ts';
import { useT } from '../i18n/I18nProvider.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { useHotkeys } from '../ui/keyboard/HotkeyProvider.tsx';
import { lazyPane } from '../ui/lazyPane.tsx';
import { newsTopic } from './helpTopics.ts';
import { useHelpTopic } from './useHelpTopic.ts';

const HelpPane = lazyPane(async () => (await import('../features/help/index.ts')).HelpPane);

const isLayerOpen = (): boolean =>
  document.querySelector('[role=dialog][data-hotkey-layer][data-open]') !== null;

export function HelpLayer() {
  const t = useT();
  const here = useHelpTopic();
  const { topic, open, close } = useHelpState();
  const [isOverLayer, setOverLayer] = useState(false);
  const toggle = (): void => {
    if (topic && document.activeElement?.closest('[data-help]')) close();
    else {
      // Over a layer the pane beside the work cannot be reached: it is shown anew, as a layer itself.
      setOverLayer(isLayerOpen());
      open(here);
    }
  };
  useHotkeys(
    [
      { keys: 'F1', label: t('help.ofScreen'), run: toggle, isAllowedOverDialog: true },
      { keys: '', label: t('help.contents'), run: () => open({ page: '' }) },
      { keys: '', label: t('help.whatIsNew'), run: () => open(newsTopic) },
    ],
    { group: t('app.title') },
  );
  if (!topic) return null;
  return (
    <ErrorBoundary pane="help" onClose={close}>
      <HelpPane topic={topic} isLayer={isOverLayer} onClose={close} />
    </ErrorBoundary>
  );
}
