// Choosing one of a short fixed list (Base UI Select underneath). Long or remote lists: Combobox.
import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useT } from '../i18n/I18nProvider.tsx';
import { classNames } from './classNames.ts';
import styles from './control.module.css';
import { useFieldControl } from './Field.tsx';

export type SelectOption<V extends string> = { value: V; label: string; hint?: string; isDisabled?: boolean };
export type SelectProps<V extends string> = {
  value: V | null;
  onChange: (value: V) => void;
  options: readonly SelectOption<V>[];
  placeholder?: string;
  isDisabled?: boolean;
  name?: string;
  onBlur?: () => void;
  className?: string;
  'aria-label'?: string;
};

/** Name it by a Field around it or by `aria-label`. Type-ahead and arrows work closed and open. */
export function Select<V extends string>({
  value,
  onChange,
  options,
  placeholder,
  isDisabled,
  name,
  onBlur,
  className,
  ...rest
}: SelectProps<V>) {
  const t = useT();
  const field = useFieldControl();
  return (
    <Base.Root
      items={options}
      value={value}
      name={name}
      disabled={isDisabled}
      modal={false}
      onValueChange={(next: V | null) => {
        if (next !== null) onChange(next);
      }}
    >
      <Base.Trigger
        {...field}
        aria-label={rest['aria-label']}
        onBlur={onBlur}
        className={classNames(styles.control, className)}
      >
        <span
          className={styles.optionLabel}
          data-ellipsis=""
          title={options.find((option) => option.value === value)?.label}
        >
          <Base.Value>
            {(current: V | null) =>
              options.find((option) => option.value === current)?.label ?? placeholder ?? t('ui.choose')
            }
          </Base.Value>
        </span>
        <ChevronsUpDown aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner
          role="region"
          aria-label={t('ui.menu')}
          className={styles.positioner}
          sideOffset={4}
          alignItemWithTrigger={false}
        >
          <Base.Popup className={styles.popup}>
            <Base.List>
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.isDisabled}
                  className={styles.option}
                >
                  <Base.ItemText className={styles.optionLabel}>{option.label}</Base.ItemText>
                  {option.hint ? <span className={styles.optionHint}>{option.hint}</span> : null}
                  <Check aria-hidden className={styles.check} />
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
