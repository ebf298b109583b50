// A modal sheet for a short task. Esc closes one layer, focus returns to where it came from (Base UI Dialog).
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { useT } from '../i18n/I18nProvider.tsx';
import buttonStyles from './Button.module.css';
import { classNames } from './classNames.ts';
import styles from './Dialog.module.css';

export type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  /** The accessible name. */
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** Buttons, at the end; the main one last. */
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg' | 'full';
  isTitleHidden?: boolean;
  initialFocus?: RefObject<HTMLElement | null>;
};

/** A centred dialog; its body scrolls, its head and foot stay. */
export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  children,
  footer,
  size = 'md',
  isTitleHidden,
  initialFocus,
}: DialogProps) {
  const t = useT();
  const popup = useRef<HTMLDivElement>(null);
  // What stands over a form to throw it away must not be what Enter presses first.
  const first = (): HTMLElement | true => {
    const fields = popup.current?.querySelectorAll<HTMLElement>('input, textarea, select, button') ?? [];
    const [before] = fields;
    if (!before?.closest('[data-not-first]')) return true;
    return [...fields].find((field) => !field.closest('[data-not-first]')) ?? true;
  };
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => open || onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          ref={popup}
          initialFocus={initialFocus ?? first}
          className={classNames(styles.popup, styles[size])}
          data-hotkey-layer=""
        >
          <header className={isTitleHidden ? 'visually-hidden' : styles.header}>
            <div>
              <Base.Title className={styles.title}>{title}</Base.Title>
              {description ? (
                <Base.Description className={styles.description}>{description}</Base.Description>
              ) : null}
            </div>
          </header>
          <div className={isTitleHidden ? styles.bare : styles.body}>{children}</div>
          {footer ? <footer className={styles.footer}>{footer}</footer> : null}
          {/* Last in order, so that the first field gets the focus; no tooltip, or Esc would close that first. */}
          {isTitleHidden ? null : (
            <Base.Close
              aria-label={t('common.close')}
              className={classNames(
                buttonStyles.button,
                buttonStyles.icon,
                buttonStyles.quiet,
                buttonStyles.sm,
                styles.close,
              )}
            >
              <X aria-hidden />
            </Base.Close>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
