// The pane beside the record in a narrow window: it pushes what stands beside it and takes no focus. Closed it keeps what was
// typed in it, has no keys, and leaves the focus to the screen. Esc inside closes it.
import { Activity, type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import styles from './SideDrawer.module.css';

export type SideDrawerProps = {
  label: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
};

export function SideDrawer({ label, isOpen, onClose, children }: SideDrawerProps) {
  const hasFocus = useRef(false);
  useEffect(() => {
    if (!isOpen && hasFocus.current) document.querySelector<HTMLElement>('main')?.focus();
    if (!isOpen) hasFocus.current = false;
  }, [isOpen]);
  // What is hidden under the focus loses it to nothing.
  const leave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) hasFocus.current = false;
  };
  const press = (event: KeyboardEvent): void => {
    if (event.code !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    <aside
      aria-label={label}
      hidden={!isOpen}
      className={styles.drawer}
      onKeyDown={press}
      onFocus={() => {
        hasFocus.current = true;
      }}
      onBlur={leave}
    >
      <Activity mode={isOpen ? 'visible' : 'hidden'}>
        <ErrorBoundary pane="drawer">{children}</ErrorBoundary>
      </Activity>
    </aside>
  );
}
