// Choosing one of many by typing; options come from a search the caller gives. Keeps no rows but the last answer.
import { Combobox as Base } from '@base-ui/react/combobox';
import { ChevronsUpDown, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/I18nProvider.tsx';
import { classNames } from './classNames.ts';
import styles from './control.module.css';
import { useFieldControl, useFieldLabel } from './Field.tsx';

export type ComboboxOption = { id: string; label: string; hint?: string };
export type ComboboxProps = {
  value: ComboboxOption | null;
  onChange: (value: ComboboxOption | null) => void;
  /** Called with the typed text ('' at opening); the signal aborts when newer text was typed. */
  load: (text: string, signal: AbortSignal) => Promise<readonly ComboboxOption[]>;
  /** When given, "Create ‘text’" stands last. */
  onCreate?: (text: string) => void;
  placeholder?: string;
  isDisabled?: boolean;
  onBlur?: () => void;
  className?: string;
  'aria-label'?: string;
};

type Found = { text: string; options: readonly ComboboxOption[]; isLoading: boolean };

function useOptions(load: ComboboxProps['load'], text: string, isOpen: boolean): Found {
  const [found, setFound] = useState<Found>({ text: '', options: [], isLoading: false });
  useEffect(() => {
    if (!isOpen) return;
    const abort = new AbortController();
    setFound((last) => ({ ...last, isLoading: true }));
    load(text, abort.signal).then(
      (options) => abort.signal.aborted || setFound({ text, options, isLoading: false }),
      () => abort.signal.aborted || setFound({ text, options: [], isLoading: false }),
    );
    return () => abort.abort();
  }, [load, text, isOpen]);
  return found;
}

const createId = '\u0000create';

/** A combobox over async options; Enter takes the highlighted one, Esc closes, emptying the text clears the value. */
export function Combobox({
  value,
  onChange,
  load,
  onCreate,
  placeholder,
  isDisabled,
  onBlur,
  className,
  ...rest
}: ComboboxProps) {
  const t = useT();
  const field = useFieldControl();
  const labelText = useFieldLabel();
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState(value?.label ?? '');
  useEffect(() => setText(value?.label ?? ''), [value]);
  const query = text === value?.label ? '' : text.trim();
  const found = useOptions(load, query, isOpen);
  const canCreate = Boolean(onCreate && query && !found.isLoading);
  const items = canCreate ? [...found.options, { id: createId, label: query }] : found.options;
  const status =
    found.isLoading && !items.length ? t('ui.searching') : items.length ? '' : t('ui.nothingFound');
  return (
    <Base.Root
      items={items}
      filter={null}
      autoHighlight
      value={value}
      disabled={isDisabled}
      inputValue={text}
      open={isOpen}
      onOpenChange={setIsOpen}
      onInputValueChange={setText}
      itemToStringLabel={(option: ComboboxOption) => option.label}
      isItemEqualToValue={(a: ComboboxOption, b: ComboboxOption) => a.id === b.id}
      onValueChange={(next: ComboboxOption | null) => {
        if (next?.id === createId) onCreate?.(next.label);
        else onChange(next);
      }}
    >
      <Base.InputGroup className={classNames(styles.control, className)}>
        <Base.Input
          {...field}
          aria-label={rest['aria-label'] ?? labelText}
          placeholder={placeholder}
          onBlur={onBlur}
          className={styles.input}
        />
        <Base.Trigger tabIndex={-1} aria-label={t('ui.choose')} className={styles.inner}>
          <ChevronsUpDown aria-hidden />
        </Base.Trigger>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner role="region" aria-label={t('ui.menu')} className={styles.positioner} sideOffset={4}>
          <Base.Popup className={styles.popup} aria-label={t('ui.choose')}>
            <Base.Status className={styles.note}>{status}</Base.Status>
            <Base.List aria-label={rest['aria-label'] ?? t('ui.choose')}>
              {(option: ComboboxOption) => (
                <Base.Item key={option.id} value={option} className={styles.option}>
                  {option.id === createId ? <Plus aria-hidden /> : null}
                  <span className={styles.optionLabel}>
                    {option.id === createId ? t('ui.createNamed', { name: option.label }) : option.label}
                  </span>
                  {option.hint ? <span className={styles.optionHint}>{option.hint}</span> : null}
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
