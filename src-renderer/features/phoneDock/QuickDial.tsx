// A number typed or put together on the keypad, and called by Enter. Says what is wrong with it beside the field.
import { Grid3x3, Phone } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useOwnOrganization } from '#renderer/data/useOwnOrganization.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { Popover } from '#renderer/ui/Popover.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useDialer } from '../calls/index.ts';
import styles from './Dock.module.css';
import { useDockState } from './dockState.ts';
import { Keypad } from './Keypad.tsx';

/** At least a digit, or a name that a PBX may know. */
const canBeCalled = (text: string): boolean => /[\d\p{L}*#]/u.test(text);

export function QuickDial() {
  const t = useT();
  const dial = useDialer();
  const country = useOwnOrganization()?.country ?? 'AZ';
  const input = useRef<HTMLInputElement>(null);
  const [number, setNumber] = useState('');
  const [isBad, setBad] = useState(false);
  const [isPadOpen, setPadOpen] = useState(false);
  const { isDialAsked, askDial } = useDockState();
  useEffect(() => {
    if (isDialAsked) input.current?.select();
  }, [isDialAsked]);
  const type = (text: string): void => {
    setNumber(text);
    setBad(false);
  };
  const submit = async (): Promise<void> => {
    const text = number.trim();
    if (!canBeCalled(text)) {
      setBad(true);
      input.current?.focus();
      return;
    }
    setPadOpen(false);
    if ((await dial({ number: text, country })) === 'nobody') return;
    setNumber('');
    askDial(false);
  };
  return (
    <div className={styles.dial}>
      <TextField
        ref={input}
        type="tel"
        className={styles.number}
        value={number}
        onChange={type}
        maxLength={100}
        aria-label={t('calls.quickDial')}
        aria-invalid={isBad || undefined}
        aria-keyshortcuts="Control+D"
        placeholder={t('calls.quickDialPlaceholder')}
        icon={<Phone aria-hidden />}
        suffix={number === '' ? <Kbd keys="Ctrl+D" /> : null}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey) void submit();
          if (event.code !== 'Escape') return;
          if (number !== '') return type('');
          input.current?.blur();
          askDial(false);
        }}
      />
      <Popover
        label={t('calls.keypad')}
        isOpen={isPadOpen}
        onOpenChange={setPadOpen}
        trigger={<IconButton label={t('calls.keypad')} icon={<Grid3x3 aria-hidden />} variant="default" />}
      >
        <Keypad pressed={number} onKey={(key) => type(number + key)} />
      </Popover>
      <IconButton
        label={t('calls.dial')}
        variant="call"
        icon={<Phone aria-hidden />}
        onClick={() => void submit()}
      />
      {isBad ? (
        <span role="alert" className={styles.bad}>
          {t('reasons.bad_number')}
        </span>
      ) : null}
    </div>
  );
}
