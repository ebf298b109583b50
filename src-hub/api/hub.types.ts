// What the routes need of the running hub.
import type { DeviceDirectory } from '../auth/deviceDirectory.ts';
import type { HubService } from '../service/hubService.ts';
import type { Store } from '../storage/store.types.ts';
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
};

/** Requests of one device (or, without a token, of one address) in a minute. */
export type RateLimits = { perMinute: number; enrolPerMinute: number };
