// Which microphone, loudspeaker and ringer this computer uses, each with its own test. Kept on this computer.
import { Bell, Mic, Volume2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { chooseDevice, type DeviceRole, useDeviceChoice } from '#renderer/media/deviceChoice.ts';
import { MicrophoneError } from '#renderer/media/microphone.ts';
import { requestMicrophone, useMicrophoneAccess } from '#renderer/media/microphoneAccess.ts';
import { type MicrophoneTest, startMicrophoneTest } from '#renderer/media/microphoneTest.ts';
import { playTone, type ToneName } from '#renderer/media/tones.ts';
import { useDevices } from '#renderer/media/useDevices.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Switch } from '#renderer/ui/Choice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { FormGroup } from '../FormPage.tsx';
import shared from '../Settings.module.css';
import styles from './SoundDevices.module.css';

const testMs = 2_600;

/** '' is what the system uses; a chosen one that is unplugged stays chosen, and says so. */
function DeviceField({ of: role, devices }: { of: DeviceRole; devices: readonly MediaDeviceInfo[] }) {
  const t = useT();
  const value = useDeviceChoice((choice) => choice[role]);
  const options = [
    { value: '', label: t('calls.systemDevice') },
    ...devices.map(({ deviceId, label }, index) => ({
      value: deviceId,
      label: label || t('calls.deviceNumber', { number: index + 1 }),
    })),
  ];
  const isGone = value !== '' && devices.every(({ deviceId }) => deviceId !== value);
  if (isGone) options.push({ value, label: t('calls.deviceGone') });
  return (
    <Field label={t(`calls.${role}`)} className={styles.device}>
      <Select value={value} onChange={(id) => chooseDevice(role, id)} options={options} />
    </Field>
  );
}

function ToneTest({ tone, label }: { tone: ToneName; label: string }) {
  const stop = useRef<() => void>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const end = (): void => {
    clearTimeout(timer.current);
    stop.current?.();
    stop.current = undefined;
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      stop.current?.();
    },
    [],
  );
  return (
    <Button
      icon={tone === 'ring' ? <Bell aria-hidden /> : <Volume2 aria-hidden />}
      onClick={() => {
        end();
        stop.current = playTone(tone);
        timer.current = setTimeout(end, testMs);
      }}
    >
      {label}
    </Button>
  );
}

function Level({ test }: { test: MicrophoneTest }) {
  const t = useT();
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(() => {
    let frame = 0;
    const draw = (): void => {
      if (meter.current) meter.current.value = test.level();
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [test]);
  return <meter ref={meter} className={styles.level} min={0} max={1} aria-label={t('calls.level')} />;
}

function MicrophoneCheck() {
  const t = useT();
  const errorText = useErrorText();
  const chosen = useDeviceChoice((choice) => `${choice.microphone} ${choice.speaker}`);
  const [test, setTest] = useState<MicrophoneTest>();
  const [isHeard, setHeard] = useState(false);
  const [failure, setFailure] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another device needs another test
  useEffect(() => () => setTest(undefined), [chosen]);
  useEffect(() => () => test?.stop(), [test]);
  const start = async (): Promise<void> => {
    setFailure('');
    setHeard(false);
    try {
      setTest(await startMicrophoneTest());
    } catch (error) {
      const reason = error instanceof MicrophoneError ? error.reason : 'media_failed';
      setFailure(errorText({ code: 'unavailable', reason }));
    }
  };
  return (
    <>
      <Button icon={<Mic aria-hidden />} onClick={() => (test ? setTest(undefined) : void start())}>
        {t(test ? 'calls.stopTest' : 'calls.testMicrophone')}
      </Button>
      {test ? (
        <>
          <Level test={test} />
          <Switch
            value={isHeard}
            label={t('calls.hearYourself')}
            onChange={(is) => {
              setHeard(is);
              test.setHeard(is);
            }}
          />
        </>
      ) : null}
      {failure === '' ? null : <p role="alert">{failure}</p>}
    </>
  );
}

export function SoundDevices() {
  const t = useT();
  const devices = useDevices();
  const access = useMicrophoneAccess();
  if (!devices)
    return (
      <FormGroup title={t('calls.devices')}>
        <p className={shared.hint}>{t('calls.noSounds')}</p>
      </FormGroup>
    );
  return (
    <FormGroup title={t('calls.devices')} hint={t('calls.devicesHint')}>
      {access === 'prompt' ? (
        <div className={styles.ask}>
          <Button onClick={() => void requestMicrophone()}>{t('calls.showDevices')}</Button>
          <p className={shared.hint}>{t('calls.showDevicesHint')}</p>
        </div>
      ) : null}
      <div className={styles.row}>
        <DeviceField of="microphone" devices={devices.microphones} />
        <MicrophoneCheck />
      </div>
      <div className={styles.row}>
        <DeviceField of="speaker" devices={devices.speakers} />
        <ToneTest tone="test" label={t('calls.testTone')} />
      </div>
      <div className={styles.row}>
        <DeviceField of="ringer" devices={devices.speakers} />
        <ToneTest tone="ring" label={t('calls.testRing')} />
      </div>
    </FormGroup>
  );
}
