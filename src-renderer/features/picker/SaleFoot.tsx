// Under the grids: why prices are below the minimum, the totals, Quote and SELL.
import { Banknote, FileText } from 'lucide-react';
import type { RefObject } from 'react';
import { useArea } from '#renderer/data/useArea.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import styles from './Picker.module.css';
import type { LineRow } from './SelectedLines.tsx';
import type { SaleDraft } from './saleDraft.ts';

export type SaleFootProps = {
  draft: SaleDraft;
  rows: readonly LineRow[];
  preview: Output<'sales.preview'> | undefined;
  error: AppError | undefined;
  isSelling: boolean;
  /** SELL was pressed while a reason was missing. */
  isReasonAsked: boolean;
  firstReason: RefObject<HTMLInputElement | null>;
  onSell: () => void;
  onQuote: () => void;
  /** The lines are the next version of a quote: nothing is sold here. */
  isVersion: boolean;
};

export function SaleFoot(props: SaleFootProps) {
  const { draft, rows, preview, error, isSelling, isReasonAsked, firstReason, onSell, onQuote, isVersion } =
    props;
  const t = useT();
  const format = useFormat();
  const errorText = useErrorText();
  const hasQuotes = useArea('quotes');
  const low = rows.filter((row) => row.shown?.isBelowMinimum);
  const firstMissing = low.findIndex((row) => row.draft.belowMinimumReason.trim() === '');
  return (
    <div className={styles.foot}>
      <div className={styles.reasons}>
        {low.map(({ draft: line, shown }, i) => (
          <Field
            key={line.itemId}
            label={`${t('picker.belowMinimumReason')} ${shown?.name ?? line.name}`}
            error={
              isReasonAsked && line.belowMinimumReason.trim() === '' ? t('reasons.below_minimum') : undefined
            }
            isRequired
          >
            <TextField
              ref={i === firstMissing ? firstReason : undefined}
              value={line.belowMinimumReason}
              onChange={(belowMinimumReason) => draft.change(line.itemId, { belowMinimumReason })}
              maxLength={300}
            />
          </Field>
        ))}
        {error ? (
          <p role="alert" className={styles.error}>
            {errorText(error)}
          </p>
        ) : null}
      </div>
      <dl className={styles.totals}>
        <div>
          <dt>{t('common.vat')}</dt>
          <dd>{preview ? format.money(preview.vatMinor, preview.currency) : '–'}</dd>
        </div>
        <div className={styles.grand}>
          <dt>{t('common.total')}</dt>
          <dd>{preview ? format.money(preview.totalMinor, preview.currency) : '–'}</dd>
        </div>
      </dl>
      {isVersion || hasQuotes ? (
        <Button
          variant={isVersion ? 'primary' : 'default'}
          size="lg"
          kbd={isVersion ? 'Ctrl+Enter' : 'Ctrl+Shift+Enter'}
          icon={<FileText aria-hidden />}
          disabled={draft.lines.length === 0 || isSelling}
          onClick={onQuote}
        >
          {t(isVersion ? 'quotes.newVersion' : 'quotes.make')}
        </Button>
      ) : null}
      {isVersion ? null : (
        <Button
          variant="primary"
          size="lg"
          kbd="Ctrl+Enter"
          icon={<Banknote aria-hidden />}
          disabled={draft.lines.length === 0 || isSelling}
          onClick={onSell}
        >
          {t('picker.sell')}
        </Button>
      )}
    </div>
  );
}
