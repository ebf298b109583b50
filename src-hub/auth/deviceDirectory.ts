// Who speaks: the device behind a token, and whether it still may. Asked at every request. A file beside us is read each time;
// PostgreSQL is asked again after some seconds, or when another process tells of a revocation.
import { AppError } from '#shared/contract/errors.ts';
import { hubDeviceId } from '../storage/deviceRows.ts';
import type { Device, Store } from '../storage/store.types.ts';
import { refusalOf } from './revocation.ts';

/** A revoked device is refused after this at the latest, should nobody have told; a push at once in any case. */
const keptMs = { sqlite: 0, postgres: 10_000 } as const;
const keptDevices = 10_000;

export type DeviceDirectory = {
  /** @throws AppError forbidden/unknown_device */
  find(id: string): Promise<Device>;
  /** @throws AppError forbidden: unknown_device, revoked, wipe */
  load(id: string): Promise<Device>;
  /** The store knows better now. */
  forget(id: string): void;
  /** @param look called when the device was forgotten @returns what ends the watching */
  watch(id: string, look: () => void): () => void;
};

export type DirectoryOptions = { store: Store; tenant: string; secret: string; nowMs(): number };

export function createDeviceDirectory({ store, tenant, secret, nowMs }: DirectoryOptions): DeviceDirectory {
  const kept = new Map<string, { device: Promise<Device | undefined>; until: number }>();
  const watches = new Map<string, Set<() => void>>();

  function ask(id: string): Promise<Device | undefined> {
    const known = kept.get(id);
    if (known !== undefined && known.until > nowMs()) return known.device;
    const device = store.findDevice(tenant, id);
    // One that is not known may come back by its certificate, at another process.
    device.then((found) => found ?? kept.delete(id)).catch(() => kept.delete(id));
    if (kept.size >= keptDevices) kept.clear();
    kept.set(id, { device, until: nowMs() + keptMs[store.kind] });
    return device;
  }

  async function find(id: string): Promise<Device> {
    const device = id === hubDeviceId ? undefined : await ask(id);
    if (device === undefined) throw new AppError('forbidden', 'unknown_device');
    return device;
  }

  return {
    find,
    async load(id) {
      const device = await find(id);
      const refusal = refusalOf(device, secret);
      if (refusal !== undefined) throw refusal;
      return device;
    },
    forget(id) {
      kept.delete(id);
      for (const look of watches.get(id) ?? []) look();
    },
    watch(id, look) {
      const looks = watches.get(id) ?? new Set();
      watches.set(id, looks.add(look));
      return () => {
        looks.delete(look);
        if (looks.size === 0 && watches.get(id) === looks) watches.delete(id);
      };
    },
  };
}
