// What a quote says beside its lines: until when it holds, a comment, of a later version a page with what changed.
import { type RefObject, useRef } from 'react';
import { useCall, useCommand, useLive } from '#renderer/data/DataProvider.tsx';
import { useSellState } from '#renderer/data/sellState.ts';
import { useToday } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { TextArea } from '#renderer/ui/TextField.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { addDays } from '#shared/domain/dates.ts';
import { DraftLine, type KeptState, useKeptState } from '../drafts/index.ts';
import styles from './Picker.module.css';
import { type SaleDraft, toSellLines } from './saleDraft.ts';

export type QuoteDialogProps = {
  partnerId: string;
  partnerName: string;
  draft: SaleDraft;
  /** The quote that this is the next version of. */
  before: { id: string; number: string; comment: string } | undefined;
  onClose: () => void;
};

type Terms = { validUntil: string | null; comment: string; withChanges: boolean };

const usualDays = 14;

function useMakeQuote({ partnerId, draft, before, onClose }: QuoteDialogProps, kept: KeptState<Terms>) {
  const terms = kept.values;
  const t = useT();
  const call = useCall();
  const { show } = useToasts();
  const { closePicker, showLetter } = useSellState();
  const { value: preferences } = useLive('company.loadPreferences', {});
  const command = useCommand('quotes.make');
  const make = async (): Promise<void> => {
    if (command.isRunning) return;
    const isSendAtOnce = preferences?.isSendAtOnce ?? false;
    const holdMs = isSendAtOnce ? (preferences?.undoSendSeconds ?? 10) * 1000 : 0;
    const made = await command.run({
      partnerId,
      lines: toSellLines(draft.lines),
      send: isSendAtOnce,
      holdMs,
      comment: terms.comment,
      ...(terms.validUntil !== null && { validUntil: terms.validUntil }),
      ...(before && { versionOf: before.id, withChanges: terms.withChanges }),
    });
    if (!made) return;
    draft.clear();
    kept.drop();
    onClose();
    closePicker();
    if (!isSendAtOnce) {
      showLetter(made.letterId);
      return;
    }
    show({
      title: t('quotes.made', { number: made.number }),
      description: t('sell.letterWaits', { seconds: Math.round(holdMs / 1000) }),
      timeoutMs: Math.max(holdMs, 4000),
      onUndo: () => void call('quotes.cancel', { id: made.quoteId }),
    });
  };
  return { make, error: command.error, isMaking: command.isRunning };
}

export function QuoteDialog(props: QuoteDialogProps) {
  const { partnerName, before, onClose } = props;
  const t = useT();
  const today = useToday();
  const body = useRef<HTMLDivElement>(null);
  const makeButton = useRef<HTMLButtonElement>(null);
  const kept = useKeptState<Terms>(`quoteTerms.${before?.id ?? props.partnerId}`, {
    validUntil: addDays(today, usualDays),
    comment: before?.comment ?? '',
    withChanges: true,
  });
  const { make, error, isMaking } = useMakeQuote(props, kept);
  const title = before
    ? t('quotes.versionDialog', { number: before.number })
    : t('quotes.dialogFor', { name: partnerName });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      initialFocus={makeButton}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            ref={makeButton}
            variant="primary"
            kbd="Ctrl+Enter"
            disabled={isMaking}
            onClick={() => void make()}
          >
            {t(before ? 'quotes.makeVersion' : 'quotes.make')}
          </Button>
        </>
      }
    >
      <DraftLine draft={{ ...kept, discard: kept.drop }} />
      <QuoteTerms
        bodyRef={body}
        terms={kept.values}
        onChange={(patch) => kept.set({ ...kept.values, ...patch })}
        today={today}
        isVersion={before !== undefined}
        title={title}
        onMake={() => void make()}
        error={error}
      />
    </Dialog>
  );
}

function QuoteTerms({
  bodyRef,
  terms,
  onChange,
  today,
  isVersion,
  title,
  onMake,
  error,
}: {
  bodyRef: RefObject<HTMLDivElement | null>;
  terms: Terms;
  onChange: (patch: Partial<Terms>) => void;
  today: string;
  isVersion: boolean;
  title: string;
  onMake: () => void;
  error: ReturnType<typeof useMakeQuote>['error'];
}) {
  const t = useT();
  const errorText = useErrorText();
  useHotkeys([{ keys: 'Ctrl+Enter', label: t('quotes.make'), run: onMake }], {
    group: title,
    scope: bodyRef,
    isOfDialog: true,
  });
  const isTermBad = error?.reason === 'valid_until_past';
  return (
    <div ref={bodyRef} className={styles.terms}>
      <Field label={t('quotes.validUntil')} error={isTermBad && error ? errorText(error) : undefined}>
        <DateField
          value={terms.validUntil}
          onChange={(validUntil) => onChange({ validUntil })}
          today={today}
          min={today}
        />
      </Field>
      <Field label={t('quotes.comment')}>
        <TextArea
          value={terms.comment}
          onChange={(comment) => onChange({ comment })}
          rows={3}
          maxLength={1000}
        />
      </Field>
      {isVersion ? (
        <Checkbox
          value={terms.withChanges}
          onChange={(withChanges) => onChange({ withChanges })}
          label={t('quotes.withChanges')}
        />
      ) : null}
      {error && !isTermBad ? (
        <p role="alert" className={styles.error}>
          {errorText(error)}
        </p>
      ) : null}
    </div>
  );
}
