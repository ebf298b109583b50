// Writes a message: the words, and Ctrl+Enter. To whom the place that shows it knows.
import type { KeyboardEvent } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextArea } from '#renderer/ui/TextField.tsx';
import type { Input } from '#shared/contract/index.ts';
import { useKeptState } from '../drafts/index.ts';
import { useStep } from '../steps/index.ts';
import styles from './Messages.module.css';

const empty = { body: '' };

/** What is typed stays until it is sent. */
export function Composer({ to, onSent }: { to: Omit<Input<'messages.send'>, 'body'>; onSent?: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const { values, set, drop } = useKeptState(`message.${to.taskId ?? 'new'}`, empty);
  const { body } = values;
  const { run, isRunning, error } = useStep('messages.send');
  const send = async (): Promise<void> => {
    if (body.trim() === '' || isRunning) return;
    if (!(await run({ ...to, body }, t('messages.sent')))) return;
    drop();
    onSent?.();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    void send();
  };
  return (
    <div className={styles.composer}>
      <TextArea
        aria-label={t('messages.body')}
        placeholder={t('messages.placeholder')}
        value={body}
        onChange={(next) => set({ body: next })}
        onKeyDown={onKeyDown}
        rows={2}
        maxLength={4000}
      />
      <Button
        variant="primary"
        kbd="Ctrl+Enter"
        disabled={isRunning || body.trim() === ''}
        onClick={() => void send()}
      >
        {t('messages.send')}
      </Button>
      {error ? (
        <p role="alert" className={styles.error}>
          {errorText(error)}
        </p>
      ) : null}
    </div>
  );
}
