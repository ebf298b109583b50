// Messages that pass: bottom-left over the list, ten seconds, Undo, paused by hover and focus (Base UI Toast).
import { Toast as Base } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useT } from '../i18n/I18nProvider.tsx';
import buttonStyles from './Button.module.css';
import { classNames } from './classNames.ts';
import styles from './Toasts.module.css';

export type ToastOptions = {
  title: string;
  description?: string;
  tone?: 'neutral' | 'call' | 'warn' | 'danger';
  /** Shows the button Undo. */
  onUndo?: () => void;
  /** Another action instead of Undo. */
  action?: { label: string; onAction: () => void };
  /** 0: stays. Default 10 000. */
  timeoutMs?: number;
  onClose?: () => void;
};
export type Toasts = { show: (toast: ToastOptions) => string; close: (id: string) => void };

function ToastList() {
  const t = useT();
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection="left"
      className={classNames(styles.toast, styles[toast.type ?? 'neutral'])}
    >
      <Base.Content className={styles.content}>
        <div className={styles.text}>
          <Base.Title className={styles.title} />
          <Base.Description className={styles.description} />
        </div>
        <Base.Action className={classNames(buttonStyles.button, buttonStyles.sm)} />
        <Base.Close
          aria-label={t('ui.dismiss')}
          className={classNames(buttonStyles.button, buttonStyles.icon, buttonStyles.quiet, buttonStyles.sm)}
        >
          <X aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}

/** Put once around the program. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useT();
  return (
    <Base.Provider timeout={10_000} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className={styles.viewport} aria-label={t('ui.notifications')} data-pane="">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

/** `const toasts = useToasts(); toasts.show({ title, onUndo })`. */
export function useToasts(): Toasts {
  const t = useT();
  const { add, close } = Base.useToastManager();
  return useMemo(
    () => ({
      close,
      show({ title, description, tone, onUndo, action, timeoutMs, onClose }) {
        const chosen = action ?? (onUndo ? { label: t('common.undo'), onAction: onUndo } : undefined);
        const id = add({
          title,
          description,
          type: tone,
          timeout: timeoutMs,
          priority: tone === 'danger' ? 'high' : 'low',
          onClose,
          actionProps: chosen && {
            children: chosen.label,
            onClick() {
              chosen.onAction();
              close(id);
            },
          },
        });
        return id;
      },
    }),
    [add, close, t],
  );
}
