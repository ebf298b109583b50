// Numbers, money and quantities: text is free while typing, the value is an integer, the text is tidied at blur.
import { type InputHTMLAttributes, type Ref, useState } from 'react';
import { currencySigns } from '#shared/domain/format.ts';
import type { CurrencyCode } from '#shared/domain/money.ts';
import { useLanguage } from '../i18n/I18nProvider.tsx';
import { classNames } from './classNames.ts';
import styles from './control.module.css';
import { editDecimal, parseDecimal } from './decimal.ts';
import { useFieldControl } from './Field.tsx';

type Common = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'type' | 'min' | 'max'> & {
  /** null: empty. */
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  ref?: Ref<HTMLInputElement>;
};
type DecimalFieldProps = Common & { scale: number; minDecimals?: number; suffix?: string; step: number };

function DecimalField({
  value,
  onChange,
  scale,
  minDecimals,
  suffix,
  step,
  min,
  max,
  className,
  onBlur,
  onKeyDown,
  ...rest
}: DecimalFieldProps) {
  const field = useFieldControl();
  const { lang } = useLanguage();
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? (value === null ? '' : editDecimal(value, lang, scale, minDecimals));
  const isBad = draft !== null && draft.trim() !== '' && parseDecimal(draft, lang, scale) === null;
  const clamp = (next: number) => Math.min(max ?? next, Math.max(min ?? next, next));
  const type = (text: string) => {
    setDraft(text);
    if (text.trim() === '') onChange(null);
    else {
      const parsed = parseDecimal(text, lang, scale);
      if (parsed !== null) onChange(clamp(parsed));
    }
  };
  return (
    <div className={classNames(styles.control, className)}>
      <input
        inputMode="decimal"
        autoComplete="off"
        {...field}
        {...rest}
        aria-invalid={isBad || field['aria-invalid'] || rest['aria-invalid']}
        type="text"
        className={classNames(styles.input, styles.number)}
        value={shown}
        onChange={(event) => type(event.target.value)}
        onBlur={(event) => {
          setDraft(null);
          onBlur?.(event);
        }}
        onKeyDown={(event) => {
          onKeyDown?.(event);
          const sign = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
          if (!sign || event.defaultPrevented) return;
          event.preventDefault();
          setDraft(null);
          onChange(clamp((value ?? 0) + sign * step));
        }}
      />
      {suffix ? <span className={styles.suffix}>{suffix}</span> : null}
    </div>
  );
}

export type NumberFieldProps = Common & { decimals?: number; suffix?: string };
/** `value` is an integer with `decimals` (default 0) implied decimals; ↑/↓ change it by one whole. */
export function NumberField({ decimals = 0, ...rest }: NumberFieldProps) {
  return <DecimalField {...rest} scale={decimals} step={10 ** decimals} />;
}

export type MoneyFieldProps = Common & { currency?: CurrencyCode };
/** `value` in minor units (two decimals); the currency is shown, not edited. */
export function MoneyField({ currency, ...rest }: MoneyFieldProps) {
  return (
    <DecimalField
      {...rest}
      scale={2}
      minDecimals={2}
      step={100}
      suffix={currency && currencySigns[currency]}
    />
  );
}

export type QuantityFieldProps = Common & { unit?: string };
/** `value` in thousandths of the unit. */
export function QuantityField({ unit, ...rest }: QuantityFieldProps) {
  return <DecimalField {...rest} scale={3} step={1000} suffix={unit} />;
}
