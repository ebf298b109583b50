// Menus under a button and under the pointer, from one list of entries; both read the same entries.
import { ContextMenu as BaseContext } from '@base-ui/react/context-menu';
import { Menu as Base } from '@base-ui/react/menu';
import { ChevronRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useT } from '../i18n/I18nProvider.tsx';
import { classNames } from './classNames.ts';
import styles from './control.module.css';
import { Kbd } from './Kbd.tsx';
import menuStyles from './Menu.module.css';

export type MenuAction = {
  id: string;
  label: string;
  icon?: ReactNode;
  kbd?: string;
  isDisabled?: boolean;
  isDanger?: boolean;
  onSelect: () => void;
};
export type MenuSubmenu = { id: string; label: string; icon?: ReactNode; entries: readonly MenuEntry[] };
export type MenuEntry = MenuAction | MenuSubmenu | { id: string; isSeparator: true };

function Entry({ entry }: { entry: MenuEntry }) {
  if ('isSeparator' in entry) return <Base.Separator className={menuStyles.separator} />;
  if ('entries' in entry) {
    return (
      <Base.SubmenuRoot>
        <Base.SubmenuTrigger className={styles.option}>
          {entry.icon}
          <span className={styles.optionLabel}>{entry.label}</span>
          <ChevronRight aria-hidden />
        </Base.SubmenuTrigger>
        <Popup entries={entry.entries} />
      </Base.SubmenuRoot>
    );
  }
  return (
    <Base.Item
      disabled={entry.isDisabled}
      onClick={entry.onSelect}
      className={classNames(styles.option, entry.isDanger && menuStyles.danger)}
    >
      {entry.icon}
      <span className={styles.optionLabel}>{entry.label}</span>
      {entry.kbd ? <Kbd keys={entry.kbd} /> : null}
    </Base.Item>
  );
}

function Popup({ entries, isContext }: { entries: readonly MenuEntry[]; isContext?: boolean }) {
  const t = useT();
  const Positioner = isContext ? BaseContext.Positioner : Base.Positioner;
  return (
    <Base.Portal>
      <Positioner
        role="region"
        aria-label={t('ui.menu')}
        sideOffset={isContext ? 0 : 4}
        className={styles.positioner}
      >
        <Base.Popup className={classNames(styles.popup, menuStyles.menu)} data-hotkey-layer="">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </Base.Popup>
      </Positioner>
    </Base.Portal>
  );
}

export type MenuProps = {
  /** The button that opens it (Button, IconButton's inner button): one element taking props and ref. */
  trigger: ReactElement<Record<string, unknown>>;
  entries: readonly MenuEntry[];
};

/** A menu under its button; named by the button. */
export function Menu({ trigger, entries }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Popup entries={entries} />
    </Base.Root>
  );
}

export type ContextMenuProps = { entries: readonly MenuEntry[]; children: ReactNode; className?: string };

/** Right click (or the menu key) anywhere in `children`. Everything in it must be reachable another way too. */
export function ContextMenu({ entries, children, className }: ContextMenuProps) {
  return (
    <BaseContext.Root>
      <BaseContext.Trigger className={className}>{children}</BaseContext.Trigger>
      <Popup entries={entries} isContext />
    </BaseContext.Root>
  );
}
