// A hub in this process for tests over real HTTP: started on a fresh place, with a clock that can be moved; and its devices.
import { type HubOptions, invite, type RunningHub, startHub } from '#hub/index.ts';
import { enrolDevice, type HubDevice } from '#tests/tools/hubDevice.ts';
import type { StoreKind } from './hubStores.ts';
import { type FreshPlace, makePlace } from './hubStores.ts';

export type TestHub = {
  fresh: FreshPlace;
  /** Where it is now. */
  url(): string;
  hub(): RunningHub;
  /** Milliseconds ahead of the machine's clock. */
  moveClock(ms: number): void;
  nowMs(): number;
  enrol(user: string, more?: { prefix?: string; subs?: string[] }): Promise<HubDevice>;
  /** Another process's hub on the same store. */
  startOther(more?: Partial<HubOptions>): Promise<RunningHub>;
  restart(more?: Partial<HubOptions>): Promise<void>;
  stop(): Promise<void>;
  end(): Promise<void>;
};

export async function openTestHub(kind: StoreKind, more: Partial<HubOptions> = {}): Promise<TestHub> {
  const fresh = await makePlace(kind);
  let clock = 0;
  let running: RunningHub | undefined;
  const others: RunningHub[] = [];
  const nowMs = (): number => Date.now() + clock;
  const start = (changed: Partial<HubOptions> = {}): Promise<RunningHub> =>
    startHub({
      ...{ place: fresh.place, host: '127.0.0.1', port: 0, version: '1.2.3', logLevel: 'silent', nowMs },
      ...more,
      ...changed,
    });
  running = await start();
  const url = (): string => running?.url ?? '';
  const stop = async (): Promise<void> => {
    for (const other of others.splice(0)) await other.close();
    await running?.close();
    running = undefined;
  };
  return {
    fresh,
    url,
    nowMs,
    stop,
    hub: () => running!,
    moveClock(ms) {
      clock += ms;
    },
    async enrol(user, { prefix = '', subs = ['*'] } = {}) {
      const { code } = await invite(fresh.place, user, nowMs());
      return enrolDevice(url, code, { name: `${user}’s laptop`, prefix, subs });
    },
    async startOther(changed) {
      const other = await start(changed);
      others.push(other);
      return other;
    },
    async restart(changed) {
      await stop();
      running = await start(changed);
    },
    async end() {
      await stop();
      await fresh.remove();
    },
  };
}
