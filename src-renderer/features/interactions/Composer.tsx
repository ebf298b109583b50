// The quick note under the time line. What is typed is kept per partner as a draft until it is saved, so that
// neither a crash nor another client in between loses it.
import { useRef } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { physicalKey } from '#renderer/ui/keyboard/physicalKey.ts';
import { TextArea } from '#renderer/ui/TextField.tsx';
import { useKeptState } from '../drafts/index.ts';
import { useStep } from '../steps/index.ts';
import styles from './Interactions.module.css';

const subjectLength = 80;

const empty = { text: '' };

/** A note needs a subject: its first line, cut at a word. */
export function noteSubject(text: string): string {
  const line = text.trim().split('\n')[0]?.trim() ?? '';
  if (line.length <= subjectLength) return line;
  const cut = line.slice(0, subjectLength);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), subjectLength / 2)).trimEnd()}…`;
}

/** Ctrl+Enter saves; Esc leaves the text where it is and gives the focus back to the page's keys. */
export function Composer({ partnerId }: { partnerId: string }) {
  const t = useT();
  const errorText = useErrorText();
  const area = useRef<HTMLTextAreaElement>(null);
  const { values, set, drop } = useKeptState(`note.${partnerId}`, empty);
  const { text } = values;
  const { run, isRunning, error } = useStep('interactions.record');
  const save = async (): Promise<void> => {
    const note = text.trim();
    if (note === '' || isRunning) return;
    const subject = noteSubject(note);
    const content = note === subject ? '' : note;
    const saved = await run({ partnerId, kind: 'note', subject, content }, t('interactions.noteSaved'));
    if (saved) drop();
  };
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextArea
        ref={area}
        rows={1}
        aria-label={t('interactions.noteLabel')}
        placeholder={t('interactions.notePlaceholder')}
        maxLength={8000}
        value={text}
        onChange={(next) => set({ text: next })}
        onKeyDown={(event) => {
          if (physicalKey(event) === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void save();
          } else if (physicalKey(event) === 'Escape') area.current?.blur();
        }}
      />
      <Button type="submit" kbd="Ctrl+Enter" disabled={text.trim() === '' || isRunning}>
        {t('interactions.save')}
      </Button>
      {error ? (
        <p role="alert" className={styles.composerError}>
          {errorText(error)}
        </p>
      ) : null}
    </form>
  );
}
