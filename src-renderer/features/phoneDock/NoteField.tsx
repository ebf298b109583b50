// The note of the running call, in the call bar: one line that keeps itself.
import { Check } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { LiveCall } from '../calls/index.ts';
import { useCallNotes } from './callNotes.ts';
import styles from './Dock.module.css';
import { useCallNote } from './useCallNote.ts';

const mostCharacters = 8_000;

export function NoteField({ call, kept }: { call: LiveCall; kept: string | undefined }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const { text, setText, isKept } = useCallNote(call.id, kept);
  useLayoutEffect(() => {
    const field = input.current;
    return () => {
      // Who types on as the call ends types on in the wrap-up.
      if (field !== null && document.activeElement === field) useCallNotes.setState({ typedIn: call.id });
    };
  }, [call.id]);
  return (
    <TextField
      ref={input}
      className={styles.note}
      value={text}
      onChange={setText}
      maxLength={mostCharacters}
      aria-label={t('calls.note')}
      placeholder={t('calls.notePlaceholder')}
      suffix={
        text === '' ? null : isKept ? (
          <Check aria-label={t('calls.noteSaved')} />
        ) : (
          <span className={styles.unsaved} title={t('calls.noteNotSaved')}>
            …
          </span>
        )
      }
    />
  );
}
