// A button that shows only an icon; its label is its name and its tooltip.
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './Button.module.css';
import type { ButtonSize, ButtonVariant } from './Button.tsx';
import { classNames } from './classNames.ts';
import { tooltip } from './Tooltip.tsx';

export type IconButtonProps = Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'type' | 'children' | 'aria-label'
> & {
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  kbd?: string;
  isPressed?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/** `label` is required: the accessible name and the tooltip. `isPressed` makes it a toggle. */
export function IconButton({
  label,
  icon,
  variant = 'quiet',
  size = 'md',
  kbd,
  isPressed,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...tooltip(label, { kbd })}
      aria-pressed={isPressed}
      aria-keyshortcuts={kbd?.replaceAll('Ctrl', 'Control')}
      {...rest}
      type="button"
      aria-label={label}
      className={classNames(styles.button, styles.icon, styles[variant], styles[size], className)}
    >
      {icon}
    </button>
  );
}
