// Whether the browser lets this page use the microphone, live; and asking for it.
import { useEffect, useState } from 'react';

export type MicrophoneAccess = PermissionState | 'unknown';

/** @returns `unknown` until the browser has answered, and where there are no microphones at all */
export function useMicrophoneAccess(): MicrophoneAccess {
  const [access, setAccess] = useState<MicrophoneAccess>('unknown');
  useEffect(() => {
    let status: PermissionStatus | undefined;
    let isGone = false;
    const tell = (): void => setAccess(status?.state ?? 'unknown');
    void navigator.permissions.query({ name: 'microphone' }).then(
      (found) => {
        if (isGone) return;
        status = found;
        found.addEventListener('change', tell);
        tell();
      },
      () => undefined,
    );
    return () => {
      isGone = true;
      status?.removeEventListener('change', tell);
    };
  }, []);
  return access;
}

/** Asks the user, and lets the device go at once. */
export async function requestMicrophone(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => undefined);
  for (const track of stream?.getTracks() ?? []) track.stop();
}
