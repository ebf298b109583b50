// Menus under a button and under the pointer, from one list of entries; both read the same entries.
import { ContextMenu as BaseContext } from '@base-ui/react/context-menu';
import { Menu as Base } from '@base-ui/react/menu';
import { ChevronRight } from 'lucide-react';
import {
  type AriaAttributes,
  cloneElement,
  type FocusEvent,
  type HTMLAttributes,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react';
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
        <Popup>
          <MenuEntries entries={entry.entries} />
        </Popup>
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

type PopupProps = {
  children: ReactNode;
  isContext?: boolean;
  /** Of a menu without a trigger of Base UI: beside what it opens, who names it, how it came. */
  opened?: Opened & { close: () => void };
};

function Popup({ children, isContext, opened }: PopupProps) {
  const t = useT();
  const Positioner = isContext ? BaseContext.Positioner : Base.Positioner;
  const isEntered = useRef(false);
  /** Opened by a key, the focus goes on from the menu to its entry. */
  const enter = ({ target, currentTarget }: FocusEvent<HTMLElement>): void => {
    if (isEntered.current || target !== currentTarget || !opened?.at) return;
    isEntered.current = true;
    const items = currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]:not([aria-disabled=true])');
    items[opened.at === 'first' ? 0 : items.length - 1]?.focus();
  };
  /** As if the menu stood in the page right after its button. */
  const leaveByTab = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab' || !opened) return;
    if (event.shiftKey) event.preventDefault();
    opened.button.focus();
    opened.close();
  };
  return (
    <Base.Portal>
      <Positioner
        role="region"
        aria-label={t('ui.menu')}
        anchor={opened?.button}
        sideOffset={isContext ? 0 : 4}
        className={styles.positioner}
      >
        <Base.Popup
          {...(opened && { 'aria-labelledby': opened.button.id })}
          className={classNames(styles.popup, menuStyles.menu)}
          data-hotkey-layer=""
          onFocus={enter}
          onKeyDown={leaveByTab}
        >
          {children}
        </Base.Popup>
      </Positioner>
    </Base.Portal>
  );
}

/** The entries of a menu that are made only when it is opened: the child of a Menu without `entries`. */
export function MenuEntries({ entries }: { entries: readonly MenuEntry[] }) {
  return entries.map((entry) => <Entry key={entry.id} entry={entry} />);
}

type Opened = {
  button: HTMLElement;
  /** The entry that takes the focus; none when opened by the pointer. */
  at: 'first' | 'last' | undefined;
};
type ButtonProps = Pick<HTMLAttributes<HTMLElement>, 'id' | 'onClick' | 'onKeyDown'>;

export type MenuProps = {
  /** The button that opens it (Button, IconButton): one element that hands its props to a button. */
  trigger: ReactElement<ButtonProps & AriaAttributes>;
} & ({ entries: readonly MenuEntry[]; children?: undefined } | { children: ReactNode; entries?: undefined });

/** A menu under its button, named by the button. Costs nothing until it is opened: a list may have one in each row. */
export function Menu({ trigger, entries, children }: MenuProps) {
  const ownId = useId();
  const [opened, setOpened] = useState<Opened>();
  const [isOpen, setOpen] = useState(false);
  const { id = ownId, onClick, onKeyDown } = trigger.props;
  const open = (button: HTMLElement, at: Opened['at']): void => {
    setOpened({ button, at });
    setOpen(true);
  };
  const button = cloneElement(trigger, {
    id,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
    onClick: (event) => {
      onClick?.(event);
      // A click of the keyboard has no count.
      if (isOpen) setOpen(false);
      else open(event.currentTarget, event.detail === 0 ? 'first' : undefined);
    },
    onKeyDown: (event) => {
      onKeyDown?.(event);
      if (isOpen || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      event.preventDefault();
      open(event.currentTarget, event.key === 'ArrowDown' ? 'first' : 'last');
    },
  });
  return (
    <>
      {button}
      {opened ? (
        <Base.Root
          modal={false}
          open={isOpen}
          onOpenChange={(next, { event, reason }) => {
            // Its own button closes it by its click.
            const isButton = event.target instanceof Node && opened.button.contains(event.target);
            if (reason === 'outside-press' && isButton) return;
            setOpen(next);
          }}
          onOpenChangeComplete={(next) => !next && setOpened(undefined)}
        >
          <Popup opened={{ ...opened, close: () => setOpen(false) }}>
            {entries ? <MenuEntries entries={entries} /> : children}
          </Popup>
        </Base.Root>
      ) : null}
    </>
  );
}

export type ContextMenuProps = { entries: readonly MenuEntry[]; children: ReactNode; className?: string };

/** Right click (or the menu key) anywhere in `children`. Everything in it must be reachable another way too. */
export function ContextMenu({ entries, children, className }: ContextMenuProps) {
  return (
    <BaseContext.Root>
      <BaseContext.Trigger className={className}>{children}</BaseContext.Trigger>
      <Popup isContext>
        <MenuEntries entries={entries} />
      </Popup>
    </BaseContext.Root>
  );
}
