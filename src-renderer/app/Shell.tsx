// The frame of ux.md §1.1: top bar 40, navigation 56/196, outlet, call dock 52 that never moves. Fills no slot itself.
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/I18nProvider.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useHotkeys } from '../ui/keyboard/HotkeyProvider.tsx';
import { focusNextPane, usePaneCycling } from '../ui/keyboard/usePaneCycling.ts';
import { SearchField } from '../ui/SearchField.tsx';
import { NavRail } from './NavRail.tsx';
import styles from './Shell.module.css';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { useFocusKeeper } from './useFocusKeeper.ts';

export type ShellSlots = {
  /** The palette field of the top bar (520 at most); default a plain search field. */
  search?: ReactNode;
  /** Right end of the top bar: sync chip, presence. */
  status?: ReactNode;
  /** The whole call dock: 52 high, and as much again for each further call. */
  dock?: ReactNode;
  /** Between the screen and the call bar while there is something in it. */
  strip?: ReactNode;
  /** Beside the screen while there is something in it. */
  side?: ReactNode;
  /** The application menu behind the hamburger (Windows, Linux). */
  menuButton?: ReactNode;
  /** Numbers on navigation entries. */
  navBadges?: { readonly [route: string]: ReactNode };
};

function DefaultSearch() {
  const t = useT();
  const [text, setText] = useState('');
  return (
    <SearchField value={text} onChange={setText} placeholder={t('app.searchPlaceholder')} kbd="Ctrl+K" />
  );
}

function TopBar({ search, status, menuButton }: ShellSlots) {
  const t = useT();
  return (
    <header data-pane="" className={styles.top}>
      <div className={styles.topStart}>
        {menuButton}
        <IconButton
          size="sm"
          label={t('common.back')}
          kbd="Alt+←"
          icon={<ArrowLeft aria-hidden />}
          onClick={() => history.back()}
        />
        <IconButton
          size="sm"
          label={t('common.forward')}
          kbd="Alt+→"
          icon={<ArrowRight aria-hidden />}
          onClick={() => history.forward()}
        />
      </div>
      <search className={styles.search}>
        <ErrorBoundary pane="search">{search ?? <DefaultSearch />}</ErrorBoundary>
      </search>
      <div className={styles.topEnd}>
        <ErrorBoundary pane="status">{status}</ErrorBoundary>
      </div>
    </header>
  );
}

export function Shell({
  children,
  search,
  status,
  dock,
  strip,
  side,
  menuButton,
  navBadges,
}: ShellSlots & { children: ReactNode }) {
  const t = useT();
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  usePaneCycling();
  useFocusKeeper();
  useHotkeys(
    [
      { keys: 'Shift+Slash', label: t('app.showShortcuts'), run: () => setIsSheetOpen(true) },
      { keys: 'F6', label: t('app.nextPane'), isKeyOnly: true, run: () => focusNextPane(1) },
      { keys: 'Shift+F6', label: t('app.previousPane'), isKeyOnly: true, run: () => focusNextPane(-1) },
      {
        keys: 'Ctrl+KeyK',
        label: t('common.search'),
        isKeyOnly: true,
        run: () => document.querySelector<HTMLElement>('search input')?.focus(),
      },
      { keys: 'Alt+ArrowLeft', label: t('common.back'), run: () => history.back() },
      { keys: 'Alt+ArrowRight', label: t('common.forward'), run: () => history.forward() },
    ],
    { group: t('app.title') },
  );
  return (
    <div className={styles.shell}>
      <TopBar search={search} status={status} menuButton={menuButton} />
      <ErrorBoundary pane="navigation">
        <NavRail badges={navBadges} />
      </ErrorBoundary>
      <main data-pane="" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <ErrorBoundary pane="side">{side}</ErrorBoundary>
      <div className={styles.strip}>{strip}</div>
      <section data-pane="" aria-label={t('app.callDock')} className={styles.dock}>
        <ErrorBoundary pane="dock">{dock}</ErrorBoundary>
      </section>
      <ShortcutSheet isOpen={isSheetOpen} onClose={() => setIsSheetOpen(false)} />
    </div>
  );
}
