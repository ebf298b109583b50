// Hands a call on: to a number at once, to somebody asked first, or to whom another call of ours talks.
import { type FormEvent, useState } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { submitOnCtrlEnter } from '#renderer/ui/submitOnCtrlEnter.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import {
  isTalking,
  type LiveCall,
  useCallActions,
  useCallName,
  useCalls,
  useDialer,
} from '../calls/index.ts';
import styles from './Dock.module.css';
import { useDockState } from './dockState.ts';

function OtherCall({ other, onChoose }: { other: LiveCall; onChoose: () => void }) {
  const t = useT();
  const { name } = useCallName(other);
  return (
    <Button isWide variant="primary" onClick={onChoose}>
      {t('calls.transferToCall', { name })}
    </Button>
  );
}

function Transfer({ call, onClose }: { call: LiveCall; onClose: () => void }) {
  const t = useT();
  const dial = useDialer();
  const { transfer } = useCallActions();
  const { name } = useCallName(call);
  const others = useCalls().filter((other) => other.id !== call.id && isTalking(other) && !other.isAtPhone);
  const [number, setNumber] = useState('');
  const isEmpty = number.trim() === '';
  const hand = async (to: Parameters<typeof transfer>[1]): Promise<void> => {
    if (await transfer(call, to)) onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isEmpty) void hand({ number: number.trim() });
  };
  const askFirst = async (): Promise<void> => {
    if ((await dial({ number: number.trim(), isUnasked: true })) === 'line') onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} size="sm" title={t('calls.transferTitle', { name })}>
      <form className={styles.transfer} noValidate onSubmit={submit} onKeyDown={submitOnCtrlEnter}>
        {others.map((other) => (
          <OtherCall key={other.id} other={other} onChoose={() => void hand({ callId: other.id })} />
        ))}
        <Field label={t('calls.transferTo')} hint={t('calls.transferToHint')}>
          <TextField type="tel" value={number} onChange={setNumber} maxLength={100} />
        </Field>
        <p className={styles.hint}>{t('calls.transferHint')}</p>
        <div className={styles.transferButtons}>
          <Button disabled={isEmpty} onClick={() => void askFirst()}>
            {t('calls.askFirst')}
          </Button>
          <Button type="submit" variant="primary" kbd="Ctrl+Enter" disabled={isEmpty}>
            {t('calls.transferNow')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Open while the call that it is about is talked to. */
export function TransferDialog() {
  const { transferOf, showTransfer } = useDockState();
  const call = useCalls().find(({ id }) => id === transferOf);
  if (!call || !isTalking(call) || call.isAtPhone) return null;
  return <Transfer key={call.id} call={call} onClose={() => showTransfer(undefined)} />;
}
