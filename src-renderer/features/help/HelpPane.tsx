// The help beside the work: over its right edge, the work goes on. Takes the focus when it opens; Esc inside closes it and gives
// the focus back to where it was.
import { X } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { HelpTopic } from '#renderer/data/helpState.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import styles from './Help.module.css';
import { HelpBody } from './HelpBody.tsx';

/** Before the pane goes, not after: then the focus has gone with it. */
function useFocusBack(pane: { current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const shown = pane.current;
    return () => {
      if (!shown?.contains(document.activeElement)) return;
      const isThere = opener instanceof HTMLElement && opener !== document.body && opener.isConnected;
      const target = isThere ? opener : document.querySelector<HTMLElement>('main');
      target?.focus({ preventScroll: true });
    };
  }, [pane]);
}

function Beside({ topic, onClose }: { topic: HelpTopic; onClose: () => void }) {
  const t = useT();
  const pane = useRef<HTMLElement>(null);
  useFocusBack(pane);
  const press = (event: KeyboardEvent): void => {
    if (event.code !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    <aside
      ref={pane}
      data-pane=""
      data-help=""
      tabIndex={-1}
      aria-label={t('help.title')}
      className={styles.pane}
      onKeyDown={press}
    >
      <HelpBody
        topic={topic}
        actions={
          <IconButton
            size="sm"
            label={t('help.close')}
            kbd="Esc"
            icon={<X aria-hidden />}
            onClick={onClose}
          />
        }
      />
    </aside>
  );
}

/** @param props.isLayer over a layer that is open, which leaves nothing beside it to be reached */
export function HelpPane({
  topic,
  isLayer,
  onClose,
}: {
  topic: HelpTopic;
  isLayer: boolean;
  onClose: () => void;
}) {
  const t = useT();
  if (!isLayer) return <Beside topic={topic} onClose={onClose} />;
  return (
    <Dialog isOpen onClose={onClose} title={t('help.title')} size="lg">
      <div data-help="" className={styles.body}>
        <HelpBody topic={topic} />
      </div>
    </Dialog>
  );
}
