// Plays a recorded call where it stands: play and pause, any place of it, faster. Knows the file's address only.
import { Pause, Play } from 'lucide-react';
import { useRef, useState } from 'react';
import { blobUrl } from '#renderer/data/blobUrl.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { clockText } from '#shared/lib/clockText.ts';
import styles from './RecordingPlayer.module.css';

const rates = [1, 1.5, 2] as const;

type PlayerProps = {
  hash: string;
  /** Absent: once the file says so. */
  durationMs?: number;
};

/** Give it the hash as its key. */
export function RecordingPlayer({ hash, durationMs }: PlayerProps) {
  const t = useT();
  const format = useFormat();
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [atMs, setAtMs] = useState(0);
  const [rate, setRate] = useState(0);
  const [foundMs, setFoundMs] = useState(durationMs ?? 0);
  const toggle = (): void => {
    const { current: player } = audio;
    if (!player) return;
    setFailed(false);
    if (!player.paused) player.pause();
    else player.play().catch(() => setFailed(true));
  };
  const seek = (seconds: number): void => {
    if (audio.current) audio.current.currentTime = seconds;
    setAtMs(seconds * 1_000);
  };
  const faster = (): void => {
    const next = (rate + 1) % rates.length;
    setRate(next);
    if (audio.current) audio.current.playbackRate = rates[next] ?? 1;
  };
  const speed = format.quantity((rates[rate] ?? 1) * 1_000);
  const shown = `${clockText(0, atMs)} / ${clockText(0, foundMs)}`;
  return (
    <fieldset aria-label={t('calls.recordingOf')} className={styles.player}>
      {/* biome-ignore lint/a11y/useMediaCaption: a telephone call has no captions */}
      <audio
        ref={audio}
        src={blobUrl(hash)}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlaying(false)}
        onError={() => setFailed(true)}
        onTimeUpdate={({ currentTarget }) => setAtMs(currentTarget.currentTime * 1_000)}
        onDurationChange={({ currentTarget: { duration } }) => {
          if (Number.isFinite(duration)) setFoundMs(duration * 1_000);
        }}
      />
      <IconButton
        size="sm"
        label={t(isPlaying ? 'calls.pausePlaying' : 'calls.play')}
        icon={isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
        onClick={toggle}
      />
      <input
        type="range"
        className={styles.place}
        aria-label={t('calls.place')}
        aria-valuetext={shown}
        min={0}
        max={Math.max(1, foundMs / 1_000)}
        step={1}
        value={atMs / 1_000}
        onChange={({ currentTarget }) => seek(Number(currentTarget.value))}
      />
      <span className={styles.time}>{shown}</span>
      <Button size="sm" aria-label={t('calls.speed', { speed })} onClick={faster}>
        {speed}×
      </Button>
      {hasFailed ? (
        <span role="alert" className={styles.failed}>
          {t('calls.notPlayed')}
        </span>
      ) : null}
    </fieldset>
  );
}
