// The extension that was dialed with the number: whether it was sent, and once more where a machine did not take it.
import { RotateCw } from 'lucide-react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { isOver, isTalking, type LiveCall, useCallActions } from '../calls/index.ts';
import styles from './Dock.module.css';

export function ExtensionLine({ call }: { call: LiveCall }) {
  const t = useT();
  const { sendExtension } = useCallActions();
  const { extension } = call;
  if (!extension || isOver(call)) return null;
  const { tones, state } = extension;
  const isToSend = isTalking(call) && (state === 'sent' || state === 'failed');
  return (
    <span className={classNames(styles.extension, state === 'failed' && styles.warn)}>
      <span role="status">{t(`extension.${state}`, { tones })}</span>
      {isToSend ? (
        <IconButton
          size="sm"
          icon={<RotateCw aria-hidden />}
          label={t('extension.again', { tones })}
          onClick={() => sendExtension(call)}
        />
      ) : null}
    </span>
  );
}
