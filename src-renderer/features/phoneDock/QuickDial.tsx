// A number typed, pasted, out of a link or put together on the keypad, and called by Enter. Says what is wrong with it beside
// the field, and whose it is.
import { Grid3x3, Phone } from 'lucide-react';
import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { host } from '#renderer/data/host.ts';
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
import { NumberHints } from './NumberHints.tsx';
import { useFoundText, useOfferText } from './useNumberOffers.ts';

/** At least a digit, or a name that a PBX may know. */
const canBeCalled = (text: string): boolean => /[\d\p{L}*#]/u.test(text);

/** Numbers of the clipboard, read each time the field is entered and at no other. */
function useCopied() {
  const country = useOwnOrganization()?.country ?? '';
  const foundText = useFoundText();
  const [copied, setCopied] = useState<readonly string[]>([]);
  const [isEntered, setEntered] = useState(false);
  return {
    copied,
    isEntered,
    onFocus: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      if (currentTarget.contains(relatedTarget)) return;
      setEntered(true);
      // Nothing to offer is no fault.
      void host()
        ?.clipboardNumbers(country)
        .then((found) => setCopied(found.map(foundText)))
        .catch(() => undefined);
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      if (currentTarget.contains(relatedTarget)) return;
      setEntered(false);
      setCopied([]);
    },
  };
}

export function QuickDial() {
  const t = useT();
  const dial = useDialer();
  const offerText = useOfferText();
  const input = useRef<HTMLInputElement>(null);
  const [isBad, setBad] = useState(false);
  const [isPadOpen, setPadOpen] = useState(false);
  const { copied, isEntered, ...entered } = useCopied();
  const { number, origin, isDialAsked, timesAsked, askDial, setNumber } = useDockState();
  useEffect(() => {
    if (isDialAsked && timesAsked > 0) input.current?.select();
  }, [isDialAsked, timesAsked]);
  const type = (text: string): void => {
    setNumber(text);
    setBad(false);
  };
  const take = (text: string): void => {
    type(text);
    input.current?.focus();
  };
  const submit = async (): Promise<void> => {
    const text = number.trim();
    if (!canBeCalled(text)) {
      setBad(true);
      input.current?.focus();
      return;
    }
    setPadOpen(false);
    if ((await dial({ number: text })) === 'nobody') return;
    setNumber('');
    askDial(false);
  };
  const paste = (event: ClipboardEvent): void => {
    if (offerText(event.clipboardData.getData('text'))) event.preventDefault();
    setBad(false);
  };
  const press = (event: KeyboardEvent): void => {
    // A key held down since before a link came means something else.
    if (event.key === 'Enter' && !event.ctrlKey && !event.repeat) void submit();
    if (event.code !== 'Escape') return;
    if (number !== '' || origin !== 'typed') type('');
    else {
      input.current?.blur();
      askDial(false);
    }
  };
  return (
    <div className={styles.dial} {...entered}>
      <TextField
        ref={input}
        type="tel"
        className={styles.number}
        value={number}
        onChange={type}
        onPaste={paste}
        maxLength={100}
        aria-label={t('calls.quickDial')}
        aria-invalid={isBad || undefined}
        aria-keyshortcuts="Control+D"
        placeholder={t('calls.quickDialPlaceholder')}
        icon={<Phone aria-hidden />}
        suffix={number === '' ? <Kbd keys="Ctrl+D" /> : null}
        onKeyDown={press}
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
      {!isBad && !isPadOpen && (isEntered || origin === 'link' || origin === 'badLink') ? (
        <NumberHints copied={copied} onTake={take} />
      ) : null}
    </div>
  );
}
