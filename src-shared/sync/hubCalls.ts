// The calls of a cycle as a workstation makes them, wherever its hub is. Types only.
import type { z } from 'zod';
import type {
  AdmitOut,
  HelloIn,
  HelloOut,
  RebindIn,
  RebindOut,
  SignedCertificate,
} from './deviceProtocol.ts';
import type {
  DigestIn,
  DigestOut,
  PullIn,
  PullOut,
  PushIn,
  PushOut,
  RecoverIn,
  RecoverOut,
  SnapshotIn,
  SnapshotOut,
  ToldIn,
  ToldOut,
} from './logProtocol.ts';

/**
 * What a workstation asks of its hub in a cycle; over HTTP, or in a simulated network. All of it may be repeated.
 * They throw AppError: offline, unavailable, timeout or busy (come again), conflict/gap (`expectCseq`),
 * conflict/other_nonce and conflict/other_past (say hello), forbidden/unknown_device (show the certificate),
 * forbidden/revoked, forbidden/wipe, forbidden/out_of_scope, incompatible/hub_older.
 */
export type HubCalls = {
  hello(said: HelloIn): Promise<HelloOut>;
  push(sent: PushIn): Promise<z.output<typeof PushOut>>;
  pull(asked: PullIn): Promise<PullOut>;
  /** @throws AppError not_found/no_such_call of a hub from before */
  told(asked: ToldIn): Promise<ToldOut>;
  snapshot(asked: SnapshotIn): Promise<SnapshotOut>;
  digest(asked: DigestIn): Promise<DigestOut>;
  recover(said: z.output<typeof RecoverIn>): Promise<RecoverOut>;
  rebind(said: z.output<typeof RebindIn>): Promise<z.output<typeof RebindOut>>;
  /** By a certificate instead of being known. @throws AppError not_found/no_such_call of a hub from before */
  admit(shown: SignedCertificate): Promise<z.output<typeof AdmitOut>>;
};
