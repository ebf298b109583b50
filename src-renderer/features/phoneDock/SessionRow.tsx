// The strip of the dial session in the call bar, with the one key for a call of it that nobody answers.
import { PhoneMissed } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { isOver, type LiveCall, useCalls } from '../calls/index.ts';
import { SessionStrip, useDialSession, useSessionOfCall } from '../dialSession/index.ts';
import { useNoAnswer } from './useNoAnswer.ts';

function NoAnswerButton({ call, subject }: { call: LiveCall; subject: string }) {
  const t = useT();
  const noAnswer = useNoAnswer(call, subject);
  const label = t('dialSession.noAnswerNext');
  useHotkeys([{ keys: 'Digit4', label, run: () => void noAnswer() }], { group: t('dialSession.title') });
  return (
    <Button size="sm" kbd="4" icon={<PhoneMissed aria-hidden />} onClick={() => void noAnswer()}>
      {label}
    </Button>
  );
}

/** Who has listened longer than to a mailbox's greeting is in a talk: one key more is not to end that. */
const greetingMs = 30_000;

function useMayBeMailbox({ answeredAt }: LiveCall): boolean {
  const [isTalk, setTalk] = useState(false);
  useEffect(() => {
    if (answeredAt === null) return;
    const timer = setTimeout(() => setTalk(true), answeredAt + greetingMs - Date.now());
    return () => clearTimeout(timer);
  }, [answeredAt]);
  return !isTalk;
}

/** Until it is over: then its card asks. */
function OfCall({ call }: { call: LiveCall }) {
  const session = useSessionOfCall(call.id);
  const mayBeMailbox = useMayBeMailbox(call);
  return session && mayBeMailbox ? <NoAnswerButton call={call} subject={session.callSubject} /> : null;
}

export function SessionRow() {
  const session = useDialSession();
  const calls = useCalls();
  if (!session || session.endedAt !== null) return null;
  const call = calls.find(({ id }) => id === session.callId);
  return (
    <Suspense fallback={null}>
      <SessionStrip session={session}>
        {call && !isOver(call) ? <OfCall key={call.id} call={call} /> : null}
      </SessionStrip>
    </Suspense>
  );
}
