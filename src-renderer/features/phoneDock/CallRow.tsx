// One call in the call bar: who, how it stands, and what can be done now. State is told by icon, word and border, never by
// colour alone.
import { PhoneCall, PhoneIncoming, PhoneOff, PhoneOutgoing, Radio } from 'lucide-react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useMediaState } from '#renderer/media/mediaState.ts';
import { useMutedSpeech } from '#renderer/media/useMutedSpeech.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import {
  CallClock,
  isDialing,
  isOver,
  isRinging,
  isTalking,
  type LiveCall,
  qualityWord,
  useCallName,
} from '../calls/index.ts';
import { CallButtons } from './CallButtons.tsx';
import styles from './Dock.module.css';
import { ExtensionLine } from './ExtensionLine.tsx';
import { NoteField } from './NoteField.tsx';
import { useStateText } from './useStateText.ts';

function StateIcon({ call }: { call: LiveCall }) {
  if (isRinging(call)) return <PhoneIncoming aria-hidden />;
  if (isDialing(call)) return <PhoneOutgoing aria-hidden />;
  return isOver(call) ? <PhoneOff aria-hidden /> : <PhoneCall aria-hidden />;
}

/** What one would not notice by oneself: that one is not heard, or by another microphone. */
function useMicrophoneText(call: LiveCall): string {
  const t = useT();
  const isOurs = isTalking(call) && !call.isAtPhone;
  const isSpeaking = useMutedSpeech(call.state === 'live' && call.isMuted);
  const { hasMicrophone, movedTo } = useMediaState();
  if (!isOurs) return '';
  if (!hasMicrophone) return t('calls.microphoneGone');
  if (isSpeaking) return t('calls.mutedSpeech');
  return movedTo === '' ? '' : t('calls.microphoneMoved', { name: movedTo });
}

function Quality({ call }: { call: LiveCall }) {
  const t = useT();
  if (!call.quality || isOver(call)) return null;
  const { mos, lossPercent, jitterMs, roundTripMs } = call.quality;
  const word = qualityWord(mos);
  const figures = t('calls.qualityFigures', {
    mos,
    loss: lossPercent,
    jitter: Math.round(jitterMs),
    delay: Math.round(roundTripMs / 2),
  });
  return (
    <span className={classNames(styles.quality, word === 'poor' && styles.warn)} title={figures}>
      {t('calls.quality', { word: t(`calls.quality_${word}`) })}
    </span>
  );
}

/** The clock of a call, or of the hold or the loss it is in. */
function Clock({ call }: { call: LiveCall }) {
  if (call.state === 'reconnecting' && call.lostSince !== null)
    return <CallClock fromMs={call.lostSince} untilMs={null} />;
  if (call.answeredAt === null) return null;
  return <CallClock fromMs={call.answeredAt} untilMs={call.endedAt} />;
}

export function CallRow({ call, isFirst }: { call: LiveCall; isFirst: boolean }) {
  const t = useT();
  const { name, detail, number, row } = useCallName(call);
  const stateText = useStateText();
  const { text, tone } = stateText(call);
  const microphone = useMicrophoneText(call);
  return (
    <section
      aria-label={`${text}: ${name}`}
      data-call-state={call.state}
      className={classNames(styles.row, styles.call, styles[tone])}
    >
      <span className={styles.icon}>
        <StateIcon call={call} />
      </span>
      <span className={styles.who}>
        <span className={styles.name} data-ellipsis="" title={name}>
          {name}
        </span>
        <span className={styles.detail} data-ellipsis="" title={detail || number}>
          {detail || (name === number ? '' : number)}
        </span>
      </span>
      <span className={styles.state}>
        <span className={styles.stateWord} data-ellipsis="" title={text}>
          {text}
        </span>
        <span className={styles.clock}>
          <Clock call={call} />
          <ExtensionLine call={call} />
          {call.isRecording ? (
            <span className={styles.rec}>
              <Radio aria-hidden /> {t('calls.recording')}
            </span>
          ) : null}
          {call.recordingStopped === '' ? null : (
            <span role="status" className={styles.rec} data-ellipsis="">
              {t(`calls.recordingStopped_${call.recordingStopped}`)}
            </span>
          )}
          {/* There is room for one of them. */}
          {call.isMuted || microphone !== '' ? null : <Quality call={call} />}
          {isTalking(call) && !call.isAtPhone ? (
            <span role="status" className={styles.mutedSpeech} title={microphone}>
              {microphone}
            </span>
          ) : null}
        </span>
      </span>
      {isTalking(call) && isFirst ? (
        <NoteField call={call} kept={row?.note} />
      ) : (
        <span className={styles.gap} />
      )}
      <CallButtons call={call} isFirst={isFirst} />
    </section>
  );
}
