// The list of shortcuts that work now, made from what components registered.
import { useLanguage, useT } from '../i18n/I18nProvider.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { useHotkeyList } from '../ui/keyboard/HotkeyProvider.tsx';
import { displayKeys } from '../ui/keyboard/hotkeyMatch.ts';
import styles from './ShortcutSheet.module.css';

function Sheet() {
  const list = useHotkeyList();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls where the window is low, by keyboard too
    <div tabIndex={0} className={styles.groups}>
      {list().map(({ group, hotkeys }) => (
        <section key={group} aria-label={group}>
          <h3 className={styles.heading}>{group}</h3>
          <dl>
            {hotkeys.map(({ keys, label }) => (
              <div key={keys} className={styles.row}>
                <dt>{label}</dt>
                <dd>
                  <Kbd keys={displayKeys(keys)} isReadable />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

export function ShortcutSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useT();
  const { lang } = useLanguage();
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('app.shortcuts')}
      description={t('app.shortcutsHint')}
      size="lg"
    >
      <Sheet key={lang} />
    </Dialog>
  );
}
