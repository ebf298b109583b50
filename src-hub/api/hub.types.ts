// What the routes need of the running hub.
import type { DeviceDirectory } from '../auth/deviceDirectory.ts';
import type { BlobKeeper } from '../blobs/blobKeeper.ts';
import type { HubService } from '../service/hubService.ts';
import type { Device, Store } from '../storage/store.types.ts';
import type { Bell } from './bell.ts';
import type { Metrics } from './metrics.ts';

export type HubParts = {
  store: Store;
  tenant: string;
  /** Seals nonces and tokens. */
  secret: string;
  nowMs(): number;
  service: HubService;
  directory: DeviceDirectory;
  bell: Bell;
  metrics: Metrics;
  /** undefined: this hub keeps no files. */
  blobs: BlobKeeper | undefined;
  /** @throws AppError not_found/blob_missing for a file of which the device's user sees no row */
  checkBlobRight(device: Device, hash: string): Promise<void>;
};

/** Requests of one device (or, without a token, of one address) in a minute. */
export type RateLimits = { perMinute: number; enrolPerMinute: number };
