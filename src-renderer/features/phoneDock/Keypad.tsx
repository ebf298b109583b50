// Twelve keys that are pressed or typed; what a key means is its owner's: a digit of a number, or a tone of a call.
import type { KeyboardEvent } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import styles from './Keypad.module.css';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

export function Keypad({ pressed, onKey }: { pressed: string; onKey: (key: string) => void }) {
  const t = useT();
  const handleKey = (event: KeyboardEvent): void => {
    if (!keys.includes(event.key) || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onKey(event.key);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: typed digits mean the same as its buttons
    <div className={styles.keypad} onKeyDown={handleKey}>
      <output className={styles.pressed} aria-label={t('calls.keypad')}>
        {pressed}
      </output>
      {keys.map((key) => (
        <button key={key} type="button" className={styles.key} onClick={() => onKey(key)}>
          {key}
        </button>
      ))}
    </div>
  );
}
