// What can be done with one call of the call bar, as its state allows. Never wraps: hints go first, then labels.
import {
  BellOff,
  CircleDot,
  CircleStop,
  Grid3x3,
  Mic,
  MicOff,
  Pause,
  Phone,
  PhoneForwarded,
  PhoneOff,
  Play,
  Plus,
  UsersRound,
  X,
} from 'lucide-react';
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Popover } from '#renderer/ui/Popover.tsx';
import { tooltip } from '#renderer/ui/Tooltip.tsx';
import {
  isDialing,
  isOver,
  isRinging,
  isTalking,
  type LiveCall,
  useCallActions,
  useCalls,
  useDialer,
} from '../calls/index.ts';
import { callKeys } from './callKeys.ts';
import styles from './Dock.module.css';
import { useDockState } from './dockState.ts';
import { Keypad } from './Keypad.tsx';

type ButtonsProps = {
  call: LiveCall;
  /** The row that keys mean. */
  isFirst: boolean;
};

/** The keys of a talk are too long to stand on its five buttons: shown at the pointer and in the sheet. */
const hint = (text: string, kbd: string | undefined) => ({
  ...tooltip(text, { kbd, side: 'top' }),
  'aria-keyshortcuts': kbd?.replaceAll('Ctrl', 'Control'),
});

function RingingButtons({ call }: { call: LiveCall }) {
  const t = useT();
  const { answer, silence } = useCallActions();
  return (
    <>
      <Button
        variant="call"
        icon={<Phone aria-hidden />}
        kbd={callKeys.answer.shown}
        onClick={() => answer(call)}
      >
        {t(call.state === 'waiting' ? 'calls.holdAndAnswer' : 'calls.answer')}
      </Button>
      <Button icon={<BellOff aria-hidden />} disabled={call.isSilenced} onClick={() => silence(call)}>
        {t(call.isSilenced ? 'calls.silenced' : 'calls.silence')}
      </Button>
      <DeclineButton call={call} />
    </>
  );
}

/** What a telephone on the desk carries is answered, muted and held there. */
function AtPhoneButtons({ call, isFirst }: ButtonsProps) {
  const t = useT();
  const { end } = useCallActions();
  if (!isRinging(call)) return <EndButton call={call} isFirst={isFirst} onEnd={end} />;
  return (
    <>
      <span className={styles.hint}>{t('calls.answerAtPhone')}</span>
      <DeclineButton call={call} />
    </>
  );
}

function DeclineButton({ call }: { call: LiveCall }) {
  const t = useT();
  const { decline } = useCallActions();
  return (
    <Button
      variant="danger"
      icon={<PhoneOff aria-hidden />}
      kbd={callKeys.decline.shown}
      onClick={() => decline(call)}
    >
      {t('calls.decline')}
    </Button>
  );
}

function EndButton({ call, isFirst, onEnd }: ButtonsProps & { onEnd: (call: LiveCall) => void }) {
  const t = useT();
  return (
    <Button
      {...hint(t('calls.end'), isFirst ? callKeys.end.shown : undefined)}
      variant="danger"
      icon={<PhoneOff aria-hidden />}
      onClick={() => onEnd(call)}
    >
      {t('calls.end')}
    </Button>
  );
}

function TonePad({ call }: { call: LiveCall }) {
  const t = useT();
  const { sendTone } = useCallActions();
  const [isOpen, setOpen] = useState(false);
  const [tones, setTones] = useState('');
  return (
    <Popover
      label={t('calls.keypad')}
      isOpen={isOpen}
      onOpenChange={(is) => {
        setOpen(is);
        setTones('');
      }}
      trigger={<Button icon={<Grid3x3 aria-hidden />}>{t('calls.keypad')}</Button>}
    >
      <Keypad
        pressed={tones}
        onKey={(tone) => {
          setTones((before) => before + tone);
          sendTone(call, tone);
        }}
      />
    </Popover>
  );
}

function HoldButton({ call, isFirst }: { call: LiveCall; isFirst: boolean }) {
  const t = useT();
  const { hold } = useCallActions();
  const isHeld = call.state === 'held';
  return (
    <Button
      {...hint(t('calls.hold'), isFirst ? callKeys.hold.shown : undefined)}
      icon={isHeld ? <Play aria-hidden /> : <Pause aria-hidden />}
      aria-pressed={isHeld}
      onClick={() => hold(call)}
    >
      {t(isHeld ? 'calls.resume' : 'calls.hold')}
    </Button>
  );
}

/** Not there where recording is switched off. */
function RecordButton({ call }: { call: LiveCall }) {
  const t = useT();
  const { record } = useCallActions();
  const mode = useLive('company.loadPreferences', {}).value?.recordsCalls ?? 'off';
  if (mode === 'off') return null;
  return (
    <IconButton
      variant="default"
      label={t(call.isRecording ? 'calls.stopRecording' : 'calls.record')}
      icon={call.isRecording ? <CircleStop aria-hidden /> : <CircleDot aria-hidden />}
      aria-pressed={call.isRecording}
      onClick={() => record(call)}
    />
  );
}

function TalkingButtons({ call, isFirst }: { call: LiveCall; isFirst: boolean }) {
  const t = useT();
  const actions = useCallActions();
  const others = useCalls().filter((other) => other.id !== call.id && isTalking(other) && !other.isAtPhone);
  const { showTransfer, askDial } = useDockState();
  const end = <EndButton call={call} isFirst={isFirst} onEnd={actions.end} />;
  if (!isFirst)
    return (
      <>
        <HoldButton call={call} isFirst={false} />
        {end}
      </>
    );
  return (
    <>
      <Button
        {...hint(t('calls.mute'), callKeys.mute.shown)}
        icon={call.isMuted ? <MicOff aria-hidden /> : <Mic aria-hidden />}
        aria-pressed={call.isMuted}
        onClick={() => actions.mute(call)}
      >
        {t(call.isMuted ? 'calls.unmute' : 'calls.mute')}
      </Button>
      <HoldButton call={call} isFirst />
      <Button
        {...hint(t('calls.transfer'), callKeys.transfer.shown)}
        icon={<PhoneForwarded aria-hidden />}
        onClick={() => showTransfer(call.id)}
      >
        {t('calls.transfer')}
      </Button>
      {others.length > 0 ? (
        <Button
          icon={<UsersRound aria-hidden />}
          title={t('calls.joinHint')}
          aria-pressed={call.isInConference}
          onClick={() => actions.setConference(!call.isInConference)}
        >
          {t(call.isInConference ? 'calls.part' : 'calls.join')}
        </Button>
      ) : null}
      <TonePad call={call} />
      <RecordButton call={call} />
      <IconButton
        variant="default"
        label={t('calls.anotherCall')}
        kbd={callKeys.dial.shown}
        icon={<Plus aria-hidden />}
        onClick={() => askDial(true)}
      />
      {end}
    </>
  );
}

function OverButtons({ call }: { call: LiveCall }) {
  const t = useT();
  const dial = useDialer();
  const { end } = useCallActions();
  const redial = async (): Promise<void> => {
    const { partnerId, contactId, extension } = call;
    const number = extension ? `${call.number}, ${extension.tones}` : call.number;
    // What a talk has still to be asked about stays.
    if (call.state === 'failed') end(call);
    await dial({ number, partnerId, contactId });
  };
  return (
    <>
      <Button icon={<Phone aria-hidden />} disabled={call.number === ''} onClick={() => void redial()}>
        {t('calls.redial')}
      </Button>
      <Button icon={<X aria-hidden />} onClick={() => end(call)}>
        {t('calls.close')}
      </Button>
    </>
  );
}

function Buttons({ call, isFirst }: ButtonsProps) {
  const t = useT();
  const { end } = useCallActions();
  if (isOver(call)) return <OverButtons call={call} />;
  if (call.isAtPhone && !isDialing(call)) return <AtPhoneButtons call={call} isFirst={isFirst} />;
  if (isRinging(call)) return <RingingButtons call={call} />;
  if (!isDialing(call)) return <TalkingButtons call={call} isFirst={isFirst} />;
  return (
    <Button
      variant="danger"
      icon={<PhoneOff aria-hidden />}
      kbd={isFirst ? callKeys.end.shown : undefined}
      onClick={() => end(call)}
    >
      {t('calls.cancel')}
    </Button>
  );
}

export function CallButtons(props: ButtonsProps) {
  return (
    <div className={styles.actions}>
      <Buttons {...props} />
    </div>
  );
}
