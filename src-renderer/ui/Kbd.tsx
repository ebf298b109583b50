// Shows a key combination. Purely visual: hidden from assistive tools, which read aria-keyshortcuts.
import { classNames } from './classNames.ts';
import styles from './Kbd.module.css';

export type KbdProps = { keys: string; isOnFill?: boolean; isReadable?: boolean };

/** `keys` is text such as `Ctrl+K`; on a Mac Ctrl shows as ⌘. `isReadable` keeps it for assistive tools. */
export function Kbd({ keys, isOnFill, isReadable }: KbdProps) {
  const isMac = navigator.platform.startsWith('Mac');
  const shown = (isMac ? keys.replaceAll('Ctrl+', '⌘') : keys).replaceAll('Enter', '↵');
  return (
    <kbd
      aria-hidden={isReadable ? undefined : true}
      data-kbd=""
      className={classNames(styles.kbd, isOnFill && styles.onFill)}
    >
      {shown}
    </kbd>
  );
}
