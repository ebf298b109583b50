// A small labelled fact. Colour is for exceptions: `warn` needs a reason, `neutral` is the default.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Chip.module.css';
import { classNames } from './classNames.ts';

export type Tone = 'neutral' | 'accent' | 'call' | 'warn' | 'danger';
export type ChipProps = {
  children: ReactNode;
  tone?: Tone;
  icon?: ReactNode;
  onClick?: () => void;
  onRemove?: () => void;
  /** Required with onRemove: the name of the cross. */
  removeLabel?: string;
};

/** A chip; with `onClick` it is a button, with `onRemove` it gets a cross. */
export function Chip({ children, tone = 'neutral', icon, onClick, onRemove, removeLabel }: ChipProps) {
  const content = (
    <>
      {icon}
      <span className={styles.text}>{children}</span>
    </>
  );
  const className = classNames(styles.chip, styles[tone], onClick && styles.clickable);
  if (onClick) {
    return (
      <button type="button" className={className} onClick={onClick}>
        {content}
      </button>
    );
  }
  return (
    <span className={className}>
      {content}
      {onRemove ? (
        <button type="button" aria-label={removeLabel} className={styles.remove} onClick={onRemove}>
          <X aria-hidden />
        </button>
      ) : null}
    </span>
  );
}
