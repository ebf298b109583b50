// The mark that says, after an update, that there is something to read; gone once it was looked at. No window opens by itself.
import { Megaphone } from 'lucide-react';
import { useHelpState } from '../data/helpState.ts';
import { useCompanyState } from '../data/useMe.ts';
import { useT } from '../i18n/I18nProvider.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { newsTopic } from './helpTopics.ts';

export function NewsMark() {
  const t = useT();
  const state = useCompanyState();
  const open = useHelpState((help) => help.open);
  if (!state || state.newsSeen === state.version) return null;
  return (
    <IconButton
      size="sm"
      label={t('help.newsOf', { version: state.version })}
      icon={<Megaphone aria-hidden />}
      onClick={() => open(newsTopic)}
    />
  );
}
