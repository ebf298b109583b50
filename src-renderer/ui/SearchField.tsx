// A search box: icon, text, shortcut hint, a cross that empties it. Says only what was typed.
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type Ref, useRef } from 'react';
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
  onFocus?: () => void;
  /** The list of results that the arrows walk through, and its current one. */
  listId?: string;
  activeId?: string;
  className?: string;
  ref?: Ref<HTMLInputElement>;
};

/** role=searchbox named `label` (default "Search"); Esc empties it first, then is passed on. */
export function SearchField({
  value,
  onChange,
  label,
  placeholder,
  kbd,
  onKeyDown,
  onFocus,
  listId,
  activeId,
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
        type="search"
        aria-label={label ?? t('common.search')}
        aria-controls={listId}
        aria-activedescendant={activeId}
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
