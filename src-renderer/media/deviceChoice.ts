// Which microphone, loudspeaker and ringer this computer uses: chosen by the user, kept in this browser (device ids mean
// nothing elsewhere). '' is what the system uses.
import { create } from 'zustand';

export type DeviceChoice = { microphone: string; speaker: string; ringer: string };
export type DeviceRole = keyof DeviceChoice;

const storageKey = 'yolda.devices';
const system: DeviceChoice = { microphone: '', speaker: '', ringer: '' };

function remembered(): DeviceChoice {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    const words = Object.entries(kept ?? {}).filter(([role, id]) => role in system && typeof id === 'string');
    return { ...system, ...Object.fromEntries(words) };
  } catch {
    return system;
  }
}

export const useDeviceChoice = create<DeviceChoice>(() => remembered());

export function chooseDevice(role: DeviceRole, id: string): void {
  useDeviceChoice.setState({ [role]: id });
  localStorage.setItem(storageKey, JSON.stringify(useDeviceChoice.getState()));
}
