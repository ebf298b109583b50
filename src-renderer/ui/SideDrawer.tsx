// The pane beside the record in a narrow window: it pushes what stands beside it and takes no focus. Closed it keeps what was
// typed in it, and has no keys. Esc inside closes it.
import { Activity, type KeyboardEvent, type ReactNode } from 'react';
import styles from './SideDrawer.module.css';

export type SideDrawerProps = {
  label: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
};

export function SideDrawer({ label, isOpen, onClose, children }: SideDrawerProps) {
  const press = (event: KeyboardEvent): void => {
    if (event.code !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    <aside aria-label={label} hidden={!isOpen} className={styles.drawer} onKeyDown={press}>
      <Activity mode={isOpen ? 'visible' : 'hidden'}>{children}</Activity>
    </aside>
  );
}
