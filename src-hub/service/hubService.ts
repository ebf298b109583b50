// What a device may ask of its hub, as plain functions: the routes call them, and a simulator does in its own process.
// Knows no HTTP; clock and random come in.
import { AppError } from '#shared/contract/errors.ts';
import type { HubCalls } from '#shared/sync/protocol.ts';
import type { DeviceDirectory } from '../auth/deviceDirectory.ts';
import { rebind } from '../auth/enrolments.ts';
import type { Committer } from '../commit/committer.ts';
import type { Store } from '../storage/store.types.ts';
import { sayHello } from './hello.ts';
import { loadPage } from './pullPage.ts';
import { push } from './push.ts';
import { type RecoverCrashPoint, recover } from './recover.ts';

export type ServiceParts = {
  store: Store;
  tenant: string;
  /** Signs orders to wipe. */
  secret: string;
  /** How long a device may be used without another hello. */
  leaseMs: number;
  /** Milliseconds UTC. */
  nowMs(): number;
  newNonce(): string;
  committer: Committer;
  directory: DeviceDirectory;
  /** A device whose clock is further off than its user is told. */
  onClockOff(): void;
  /** The log jumped, and has a line at its new head. */
  onJump(head: number): void;
  reach(point: RecoverCrashPoint): void;
};

export type HubService = { callsOf(deviceId: string): HubCalls };

/** A later slice. */
const notHereYet = async (): Promise<never> => {
  throw new AppError('unavailable', 'not_here_yet');
};

export function createHubService(parts: ServiceParts): HubService {
  const { store, tenant, directory, nowMs } = parts;
  return {
    callsOf: (id) => ({
      hello: (said) => sayHello(parts, id, said),
      push: (sent) => push(parts, id, sent),
      pull: async (asked) => loadPage(store, tenant, { device: await directory.load(id), ...asked }),
      snapshot: notHereYet,
      digest: notHereYet,
      recover: (said) => recover(parts, id, said),
      rebind: async ({ publicKey }) =>
        rebind({ store, tenant, nowMs: nowMs() }, await directory.load(id), publicKey),
    }),
  };
}
