// What was said: a letter or a long note shows its first lines, the rest on demand – the time line stays readable.
import { useState } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from './Interactions.module.css';

const shownLines = 3;
const shownCharacters = 300;

/** Paragraphs as typed when open; empty lines are left out of the short form. */
export function LongText({ text }: { text: string }) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isLong = lines.length > shownLines || text.length > shownCharacters;
  if (!isLong) return <div className={styles.text}>{text}</div>;
  return (
    <div>
      <div className={classNames(styles.text, !isOpen && styles.short)}>
        {isOpen ? text : lines.slice(0, shownLines).join('\n')}
      </div>
      <Button size="sm" variant="quiet" className={styles.unfold} onClick={() => setIsOpen(!isOpen)}>
        {t(isOpen ? 'interactions.showLess' : 'interactions.showAllText')}
      </Button>
    </div>
  );
}
