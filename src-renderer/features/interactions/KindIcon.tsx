// The icon and the word of each kind of event.
import { ListChecks, Mail, MessageSquare, NotebookPen, Phone, Users } from 'lucide-react';
import { useCallback } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';

export type EventKind = 'meeting' | 'call' | 'email' | 'sms' | 'note' | 'task';

const icons = {
  meeting: Users,
  call: Phone,
  email: Mail,
  sms: MessageSquare,
  note: NotebookPen,
  task: ListChecks,
} as const;

const words = {
  meeting: 'terms.meeting',
  call: 'terms.phoneCall',
  email: 'terms.letter',
  sms: 'terms.sms',
  note: 'terms.note',
  task: 'terms.task',
} as const;

/** The name of a kind in the current language. */
export function useKindText(): (kind: EventKind) => string {
  const t = useT();
  return useCallback((kind) => t(words[kind]), [t]);
}

/** The icon alone, where the kind is said in words beside it. */
export function KindMark({ kind }: { kind: EventKind }) {
  const Icon = icons[kind];
  return <Icon aria-hidden />;
}

/** An icon with the kind as its text for those who do not see it. */
export function KindIcon({ kind }: { kind: EventKind }) {
  const kindText = useKindText();
  const Icon = icons[kind];
  return (
    <>
      <Icon aria-hidden />
      <span className="visually-hidden">{kindText(kind)}</span>
    </>
  );
}
