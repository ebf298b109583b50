// Who speaks: the device behind a token, and whether it still may. Asked at every request; the store is asked again after
// some seconds, so that a revocation in another process is known soon.
import { AppError } from '#shared/contract/errors.ts';
import type { Device, Store } from '../storage/store.types.ts';

/** A revoked device is refused after this at the latest; a push at once, as it reads the device in its transaction. */
export const directoryMs = 10_000;
const keptDevices = 10_000;

export type DeviceDirectory = {
  /** @throws AppError forbidden: unknown_device, revoked */
  load(id: string): Promise<Device>;
};

export function createDeviceDirectory(store: Store, tenant: string, nowMs: () => number): DeviceDirectory {
  const kept = new Map<string, { device: Promise<Device | undefined>; until: number }>();

  function find(id: string): Promise<Device | undefined> {
    const known = kept.get(id);
    if (known !== undefined && known.until > nowMs()) return known.device;
    const device = store.findDevice(tenant, id);
    device.catch(() => kept.delete(id));
    if (kept.size >= keptDevices) kept.clear();
    kept.set(id, { device, until: nowMs() + directoryMs });
    return device;
  }

  return {
    async load(id) {
      const device = await find(id);
      if (device === undefined) throw new AppError('forbidden', 'unknown_device');
      if (device.revokedAt !== null) throw new AppError('forbidden', 'revoked');
      return device;
    },
  };
}
