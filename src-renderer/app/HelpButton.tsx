// The visible way to the help of the screen one is on.
import { CircleQuestionMark } from 'lucide-react';
import { useHelpState } from '../data/helpState.ts';
import { useT } from '../i18n/I18nProvider.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useHelpTopic } from './useHelpTopic.ts';

export function HelpButton() {
  const t = useT();
  const here = useHelpTopic();
  const { topic, open, close } = useHelpState();
  return (
    <IconButton
      size="sm"
      label={t('help.ofScreen')}
      kbd="F1"
      isPressed={topic !== undefined}
      icon={<CircleQuestionMark aria-hidden />}
      onClick={() => (topic ? close() : open(here))}
    />
  );
}
