// Push buttons of all kinds. A button never wraps; its shortcut is shown but is no part of its name.
import { type ButtonHTMLAttributes, type ReactNode, type Ref, useState } from 'react';
import styles from './Button.module.css';
import { classNames } from './classNames.ts';
import { Kbd } from './Kbd.tsx';

export type ButtonVariant = 'default' | 'primary' | 'call' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  type?: 'button' | 'submit';
  icon?: ReactNode;
  /** Shortcut as shown, e.g. `Ctrl+Enter`; also given to assistive tools. */
  kbd?: string;
  isWide?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/**
 * A text button; `kbd` shows its shortcut (hidden first when an ActionBar gets narrow). Disabled while it has the
 * focus (its step runs), it keeps the focus: a keyboard would be thrown to the top of the page otherwise.
 */
export function Button({
  variant = 'default',
  size = 'md',
  type = 'button',
  icon,
  kbd,
  isWide,
  className,
  children,
  disabled = false,
  onClick,
  onFocus,
  onBlur,
  ...rest
}: ButtonProps) {
  const [hasFocus, setFocus] = useState(false);
  const isHeld = disabled && hasFocus;
  return (
    <button
      aria-keyshortcuts={kbd?.replaceAll('Ctrl', 'Control')}
      {...rest}
      type={type}
      disabled={disabled && !isHeld}
      aria-disabled={isHeld || rest['aria-disabled']}
      onFocus={(event) => {
        setFocus(true);
        onFocus?.(event);
      }}
      onBlur={(event) => {
        setFocus(false);
        onBlur?.(event);
      }}
      onClick={(event) => {
        if (isHeld) event.preventDefault();
        else onClick?.(event);
      }}
      className={classNames(styles.button, styles[variant], styles[size], isWide && styles.wide, className)}
    >
      {icon}
      <span className={styles.label} data-button-label={icon ? 'with-icon' : 'alone'}>
        {children}
      </span>
      {kbd ? <Kbd keys={kbd} isOnFill={variant !== 'default' && variant !== 'quiet'} /> : null}
    </button>
  );
}
