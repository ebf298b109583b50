// What a device may ask of its hub, as plain functions: the routes call them, and a simulator does in its own process.
// Knows no HTTP; clock and random come in.
import type { SignedCertificate } from '#shared/sync/deviceProtocol.ts';
import type { HubCalls } from '#shared/sync/hubCalls.ts';
import { type SnapshotIn, SnapshotOut } from '#shared/sync/logProtocol.ts';
import type { DeviceDirectory } from '../auth/deviceDirectory.ts';
import { rebind } from '../auth/enrolments.ts';
import type { Rights } from '../auth/rights.ts';
import type { Committer } from '../commit/committer.ts';
import type { Store } from '../storage/store.types.ts';
import { admit } from './admit.ts';
import { sayHello } from './hello.ts';
import { loadPage } from './pullPage.ts';
import { push } from './push.ts';
import { type RecoverCrashPoint, recover } from './recover.ts';
import { loadDigest, loadSnapshot } from './snapshot.ts';
import { loadTold } from './told.ts';

export type ServiceParts = {
  store: Store;
  tenant: string;
  /** Signs orders to wipe, and certificates of devices. */
  secret: string;
  /** How long a device may be used without another hello. */
  leaseMs: number;
  /** Milliseconds UTC. */
  nowMs(): number;
  newNonce(): string;
  committer: Committer;
  directory: DeviceDirectory;
  /** The committer's too. */
  rights: Rights;
  /** A device whose clock is further off than its user is told. */
  onClockOff(): void;
  /** A device that the hub did not know came back by its certificate. */
  onAdmit(device: string): void;
  /** The log jumped, and has a line at its new head. */
  onJump(head: number): void;
  reach(point: RecoverCrashPoint): void;
};

export type HubService = {
  callsOf(deviceId: string): HubCalls;
  /** Who shows it has proved that the key is his. */
  admit(shown: SignedCertificate): ReturnType<HubCalls['admit']>;
  /** A `SnapshotOut` as text: nobody on the way needs its rows. */
  snapshotText(deviceId: string, asked: SnapshotIn): Promise<string>;
};

export function createHubService(parts: ServiceParts): HubService {
  const { store, tenant, secret, directory, nowMs } = parts;
  const snapshotText: HubService['snapshotText'] = (id, asked) => loadSnapshot(parts, id, asked);
  return {
    snapshotText,
    admit: (shown) => admit(parts, shown),
    callsOf: (id) => ({
      hello: (said) => sayHello(parts, id, said),
      push: (sent) => push(parts, id, sent),
      pull: (asked) => loadPage(parts, id, asked),
      told: (asked) => loadTold(parts, id, asked),
      snapshot: async (asked) => SnapshotOut.parse(JSON.parse(await snapshotText(id, asked))),
      digest: (asked) => loadDigest(parts, id, asked),
      recover: (said) => recover(parts, id, said),
      rebind: async ({ publicKey }) =>
        rebind({ store, tenant, secret, nowMs: nowMs() }, await directory.load(id), publicKey),
      admit: (shown) => admit(parts, shown),
    }),
  };
}
