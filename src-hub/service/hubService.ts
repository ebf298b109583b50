// What a device may ask of its hub, as plain functions: the routes call them, and a simulator does in its own process.
// Knows no HTTP; clock and random come in.
import { AppError } from '#shared/contract/errors.ts';
import { type HubCalls, type SnapshotIn, SnapshotOut } from '#shared/sync/protocol.ts';
import type { DeviceDirectory } from '../auth/deviceDirectory.ts';
import type { Rights } from '../auth/rights.ts';
import type { Committer } from '../commit/committer.ts';
import type { Store } from '../storage/store.types.ts';
import { sayHello } from './hello.ts';
import { loadPage } from './pullPage.ts';
import { push } from './push.ts';
import { loadDigest, loadSnapshot } from './snapshot.ts';

export type ServiceParts = {
  store: Store;
  tenant: string;
  epoch: string;
  /** Milliseconds UTC. */
  nowMs(): number;
  newNonce(): string;
  committer: Committer;
  directory: DeviceDirectory;
  /** The committer's too. */
  rights: Rights;
};

export type HubService = {
  callsOf(deviceId: string): HubCalls;
  /** A `SnapshotOut` as text: nobody on the way needs its rows. */
  snapshotText(deviceId: string, asked: SnapshotIn): Promise<string>;
};

/** A later slice. */
const notHereYet = async (): Promise<never> => {
  throw new AppError('unavailable', 'not_here_yet');
};

export function createHubService(parts: ServiceParts): HubService {
  const snapshotText: HubService['snapshotText'] = (id, asked) => loadSnapshot(parts, id, asked);
  return {
    snapshotText,
    callsOf: (id) => ({
      hello: (said) => sayHello(parts, id, said),
      push: (sent) => push(parts.committer, id, sent),
      pull: (asked) => loadPage(parts, id, asked),
      snapshot: async (asked) => SnapshotOut.parse(JSON.parse(await snapshotText(id, asked))),
      digest: (asked) => loadDigest(parts, id, asked),
      recover: notHereYet,
      rebind: notHereYet,
    }),
  };
}
