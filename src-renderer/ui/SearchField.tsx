// A search box: icon, text, shortcut hint, a cross that empties it; with a list of answers under it, a combobox. Says only what
// was typed.
import { Search, X } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type Ref, useRef } from 'react';
import { useT } from '../i18n/I18nProvider.tsx';
import { classNames } from './classNames.ts';
import styles from './control.module.css';
import { Kbd } from './Kbd.tsx';

export type SearchFieldProps = {
  value: string;
  onChange: (value: string) => void;
  label?: string;
  placeholder?: string;
  kbd?: string;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  onFocus?: (event: FocusEvent<HTMLInputElement>) => void;
  /** Given: a list under the field, which the arrows walk through, and its current row. */
  combobox?: { isExpanded: boolean; listId: string; activeId: string | undefined };
  className?: string;
  ref?: Ref<HTMLInputElement>;
};

const comboboxProps = ({ isExpanded, listId, activeId }: NonNullable<SearchFieldProps['combobox']>) =>
  ({
    type: 'text',
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': isExpanded,
    'aria-controls': isExpanded ? listId : undefined,
    'aria-activedescendant': activeId,
  }) as const;

/** role=searchbox (combobox with a list) named `label` (default "Search"); Esc empties it first, then is passed on. */
export function SearchField({
  value,
  onChange,
  label,
  placeholder,
  kbd,
  onKeyDown,
  onFocus,
  combobox,
  className,
  ref,
}: SearchFieldProps) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && value) {
      event.stopPropagation();
      onChange('');
      return;
    }
    onKeyDown?.(event);
  };
  return (
    <div ref={box} className={classNames(styles.control, className)}>
      <Search aria-hidden />
      <input
        ref={ref}
        {...(combobox ? comboboxProps(combobox) : { type: 'search' })}
        aria-label={label ?? t('common.search')}
        aria-keyshortcuts={kbd?.replaceAll('Ctrl', 'Control')}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={handleKeyDown}
        onFocus={onFocus}
      />
      {value ? (
        <button
          type="button"
          className={styles.inner}
          aria-label={t('ui.clear')}
          onClick={() => {
            onChange('');
            box.current?.querySelector('input')?.focus();
          }}
        >
          <X aria-hidden />
        </button>
      ) : kbd ? (
        <Kbd keys={kbd} />
      ) : null}
    </div>
  );
}
