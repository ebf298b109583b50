// The joined hub as it is spoken to: connection, sign-in, engine, bell. Made when the workstation joins or the core
// starts, closed when it leaves or the core ends.

import type { Blobs } from '../store/blobs.ts';
import type { WriteContext } from '../store/context.ts';
import { type BellListener, listenToBell } from './bellListener.ts';
import { type BlobMover, createBlobMover } from './blobMover.ts';
import { createSyncEngine, type SyncEngine } from './cycle.ts';
import type { SigningKeys } from './deviceKeys.ts';
import type { EngineOptions, Progress } from './engine.types.ts';
import { createHubClient, type HubClient } from './hubClient.ts';
import { createHubHttp } from './hubHttp.ts';
import type { SyncState } from './syncState.repo.ts';

export type OpenHub = {
  engine: SyncEngine;
  client: HubClient;
  options: EngineOptions;
  mover: BlobMover;
  /** From the first good cycle on. */
  listen(): void;
  /** Running requests fail with cancelled. */
  close(): void;
};

export type OpenHubOptions = Omit<EngineOptions, 'callsFor' | 'keys' | 'onProgress'> & {
  state: Pick<SyncState, 'hubUrl' | 'hubCertificate'>;
  keys: SigningKeys;
  blobs: Blobs;
  random(): number;
  deviceId(): string;
  onProgress(progress: Progress): void;
  onRing(head: number): void;
};

export function openHub(given: OpenHubOptions): OpenHub {
  const { state, keys, blobs, random, deviceId, onRing, ...rest } = given;
  const { hubUrl: url, hubCertificate: certificate } = state;
  const closing = new AbortController();
  const http = createHubHttp({ url, certificate });
  const client = createHubClient({ http, keys, now: rest.now, signal: closing.signal });
  const options: EngineOptions = { ...rest, callsFor: client.callsFor, keys };
  let bell: BellListener | undefined;
  return {
    engine: createSyncEngine(options),
    client,
    options,
    mover: createBlobMover({
      ...{ blobs, client, deviceId, random, elapsedMs: rest.elapsedMs },
      ...{ sql: rest.gate.sql, write: replayOf(rest) },
    }),
    listen() {
      const token = (): Promise<string> => client.tokenFor(deviceId());
      bell ??= listenToBell({ url, certificate, random, onRing, token });
    },
    close() {
      bell?.stop();
      closing.abort();
      client.close();
    },
  };
}

/** Notes of sync's own, outside of a cycle. */
export const replayOf =
  ({ gate, newId }: Pick<EngineOptions, 'gate' | 'newId'>) =>
  (work: (tx: WriteContext) => void): void => {
    const request = { command: 'sync.note', commandId: newId(), isUndoable: false, keepsAnswer: false };
    gate.write({ ...request, isReplay: true }, work);
  };
