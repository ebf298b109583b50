// A small sheet under its button for a few controls. Esc and a press outside close it; focus returns (Base UI Popover).
import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { classNames } from './classNames.ts';
import styles from './control.module.css';

export type PopoverProps = {
  /** The button that opens it. */
  trigger: ReactElement;
  /** The accessible name of the sheet. */
  label: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  align?: 'start' | 'center' | 'end';
  className?: string;
  /** Default the first control. */
  initialFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
};

/** The page beside it stays in reach: shortcuts work on while it is open. */
export function Popover({
  trigger,
  label,
  isOpen,
  onOpenChange,
  align = 'center',
  className,
  initialFocus,
  children,
}: PopoverProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={6} align={align}>
          <Base.Popup
            initialFocus={initialFocus}
            aria-label={label}
            className={classNames(styles.popup, className)}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
