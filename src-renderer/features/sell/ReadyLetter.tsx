// The letter made by SELL or of a quote, ready: the rep adds a word or nothing and presses Send. Closing keeps it as a draft.
import { Paperclip, Send } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { blobUrl } from '#renderer/data/blobUrl.ts';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useSellState } from '#renderer/data/sellState.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import { TextArea, TextField } from '#renderer/ui/TextField.tsx';
import type { Output } from '#shared/contract/index.ts';
import { DraftLine, useKeptState } from '../drafts/index.ts';
import styles from './ReadyLetter.module.css';
import { type LetterDraft, useSendLetter } from './useSendLetter.ts';

type Letter = Output<'mail.loadLetter'>;

/** Reads which letter is shown from the sell state; shows nothing otherwise. */
export function ReadyLetter() {
  const t = useT();
  const errorText = useErrorText();
  const { letterId, showLetter } = useSellState();
  const send = useRef<HTMLButtonElement>(null);
  const { value: letter, error } = useLive(
    'mail.loadLetter',
    letterId === undefined ? undefined : { id: letterId },
  );
  const close = (): void => showLetter(undefined);
  if (letterId === undefined) return null;
  if (!letter) {
    return (
      <Dialog isOpen onClose={close} title={t('sell.sendInvoice')}>
        {error ? <ErrorState title={errorText(error)} /> : <Skeleton rows={6} />}
      </Dialog>
    );
  }
  return <LetterDialog key={letter.id} letter={letter} onClose={close} sendButton={send} />;
}

type LetterDialogProps = {
  letter: Letter;
  onClose: () => void;
  sendButton: RefObject<HTMLButtonElement | null>;
};

function LetterDialog({ letter, onClose, sendButton }: LetterDialogProps) {
  const t = useT();
  const errorText = useErrorText();
  const body = useRef<HTMLDivElement>(null);
  const title = t(letter.quoteId ? 'quotes.send' : 'sell.sendInvoice');
  const { to, subject, body: text } = letter;
  const kept = useKeptState<LetterDraft>(`letter.${letter.id}`, { to, subject, body: text });
  const { values: draft } = kept;
  const { send, cancelDocument, isRunning, error } = useSendLetter(letter, draft, () => {
    kept.drop();
    onClose();
  });
  const change = (patch: Partial<LetterDraft>): void => kept.set({ ...draft, ...patch });
  useHotkeys([{ keys: 'Ctrl+Enter', label: t('sell.send'), run: () => void send() }], {
    group: title,
    scope: body,
    isOfDialog: true,
  });
  const isAddressBad = error?.reason === 'bad_address' || error?.reason === 'no_recipient';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="lg"
      title={title}
      initialFocus={sendButton}
      footer={
        <>
          {letter.invoiceId || letter.quoteId ? (
            <Button variant="quiet" disabled={isRunning} onClick={() => void cancelDocument()}>
              {t(letter.quoteId ? 'quotes.cancel' : 'sell.cancelInvoice')}
            </Button>
          ) : null}
          <span className={styles.gap} />
          <Button onClick={onClose}>{t('sell.later')}</Button>
          <Button
            ref={sendButton}
            variant="primary"
            kbd="Ctrl+Enter"
            icon={<Send aria-hidden />}
            disabled={isRunning}
            onClick={() => void send()}
          >
            {t('sell.send')}
          </Button>
        </>
      }
    >
      <div ref={body} className={styles.letter}>
        <DraftLine draft={{ ...kept, discard: kept.drop }} />
        <Field label={t('sell.to')} error={isAddressBad && error ? errorText(error) : undefined} isRequired>
          <TextField value={draft.to} onChange={(to) => change({ to })} autoComplete="off" />
        </Field>
        <Field label={t('sell.subject')}>
          <TextField value={draft.subject} onChange={(subject) => change({ subject })} maxLength={300} />
        </Field>
        <Field label={t('sell.message')}>
          <TextArea value={draft.body} onChange={(text) => change({ body: text })} rows={11} />
        </Field>
        <Attachments letter={letter} />
        {error && !isAddressBad ? (
          <p role="alert" className={styles.error}>
            {errorText(error)}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

function Attachments({ letter }: { letter: Letter }) {
  const t = useT();
  const format = useFormat();
  return (
    <ul className={styles.attachments} aria-label={t('sell.attachment')}>
      {letter.attachments.map((file) => (
        <li key={file.hash}>
          <a href={blobUrl(file.hash)} target="_blank" rel="noreferrer">
            <Paperclip aria-hidden size={14} /> {file.name}
          </a>
          <span className={styles.size}>
            {t('sell.kilobytes', { size: format.number(Math.ceil(file.sizeBytes / 1024)) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
