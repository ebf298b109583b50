// The sound devices there are now, live. Names are told only once the microphone is allowed.
import { useEffect, useState } from 'react';

export type Devices = { microphones: readonly MediaDeviceInfo[]; speakers: readonly MediaDeviceInfo[] };

const none: Devices = { microphones: [], speakers: [] };

/** Chromium's own entries for what the system uses: our '' stands for them. */
const isReal = ({ deviceId }: MediaDeviceInfo): boolean =>
  deviceId !== '' && deviceId !== 'default' && deviceId !== 'communications';

/** @returns undefined where the page may use no devices at all (no https) */
export function useDevices(): Devices | undefined {
  const [devices, setDevices] = useState<Devices>(none);
  const has = 'mediaDevices' in navigator;
  useEffect(() => {
    if (!has) return undefined;
    let isGone = false;
    const look = async (): Promise<void> => {
      const all = (await navigator.mediaDevices.enumerateDevices()).filter(isReal);
      if (isGone) return;
      setDevices({
        microphones: all.filter(({ kind }) => kind === 'audioinput'),
        speakers: all.filter(({ kind }) => kind === 'audiooutput'),
      });
    };
    const renew = (): void => void look().catch(() => undefined);
    renew();
    navigator.mediaDevices.addEventListener('devicechange', renew);
    const permission = navigator.permissions.query({ name: 'microphone' });
    void permission.then((status) => status.addEventListener('change', renew)).catch(() => undefined);
    return () => {
      isGone = true;
      navigator.mediaDevices.removeEventListener('devicechange', renew);
      void permission.then((status) => status.removeEventListener('change', renew)).catch(() => undefined);
    };
  }, [has]);
  return has ? devices : undefined;
}
