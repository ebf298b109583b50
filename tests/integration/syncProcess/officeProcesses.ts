// An office of real processes: a hub on either store behind a network that can break, and workstations (`yolda serve`) on
// folders of their own. Starts, kills and asks them; judges nothing but whether all hold the same rows.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Place as HubPlace, inviteByName } from '#hub/index.ts';
import type { Output } from '#shared/contract/index.ts';
import { type FaultProxy, startFaultProxy } from '#tests/tools/faultProxy.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { type Place, placeIn, type Run, type Served, serve, yolda } from '#tests/tools/yoldaProcess.ts';
import { type ServedHub, serveHub } from '../hub/hubProcess.ts';
import { type FreshPlace, makePlace, type StoreKind } from '../hub/hubStores.ts';

type Env = Record<string, string>;
const silent = { YOLDA_LOG: 'silent' };

export type Laptop = {
  name: string;
  place: Place;
  /** The running program. @throws Error when it does not run */
  served(): Served;
  call: Served['call'];
  /** @param more flags of `serve` */
  start(env?: Env, more?: string[]): Promise<void>;
  /** By the default as a power cut. */
  end(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** One command on the folder, by the running program if there is one. */
  run(args: string[], env?: Env): Promise<Run>;
};

export function laptopIn(root: string, name: string): Laptop {
  const place = placeIn(join(root, name));
  let running: Served | undefined;
  const served = (): Served => {
    if (running === undefined) throw new Error(`${name} does not run`);
    return running;
  };
  return {
    ...{ name, place, served },
    call: (...said) => served().call(...said),
    async start(env, more) {
      running = await serve(place, env, more);
    },
    async end(signal = 'SIGKILL') {
      await running?.kill(signal);
      running = undefined;
    },
    run: (args, env = {}) => yolda(place, args, { env }),
  };
}

export type Office = {
  root: string;
  hubPlace: HubPlace;
  proxy: FaultProxy;
  hub(): ServedHub;
  /** Who answers instead of the hub; undefined: it itself again. */
  sendTo(url: string | undefined): void;
  startHub(env?: Env): Promise<void>;
  endHub(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** A folder for one more workstation. */
  laptop(name: string): Laptop;
  invite(name: string): Promise<string>;
  /** Lets a running workstation in as an administrator of its own name. */
  join(laptop: Laptop): Promise<Output<'sync.join'>>;
  close(): Promise<void>;
};

/** @param given the hub's store when it is not one of the run's */
export async function openOffice(kind: StoreKind, seed: string, given?: FreshPlace): Promise<Office> {
  const root = mkdtempSync(join(tmpdir(), 'yolda-office-'));
  const fresh = given ?? (await makePlace(kind));
  const laptops: Laptop[] = [];
  let hub: ServedHub | undefined = await serveHub(fresh.place, silent);
  let elsewhere: string | undefined;
  const proxy = await startFaultProxy(seed, () => elsewhere ?? hub?.url);
  const office: Office = {
    ...{ root, hubPlace: fresh.place, proxy },
    hub: () => hub!,
    sendTo(url) {
      elsewhere = url;
      proxy.cut();
    },
    async startHub(env = {}) {
      hub = await serveHub(fresh.place, { ...silent, ...env });
    },
    async endHub(signal = 'SIGKILL') {
      await hub?.kill(signal);
      hub = undefined;
    },
    laptop(name) {
      const made = laptopIn(root, name);
      laptops.push(made);
      return made;
    },
    async invite(name) {
      const user = { name, role: 'admin', language: 'az', timeZone: 'Asia/Baku' } as const;
      return (await inviteByName(fresh.place, { ...user, department: undefined })).code;
    },
    join: async (laptop) =>
      laptop.call('sync.join', {
        ...{ url: proxy.url, code: await office.invite(laptop.name), name: laptop.name },
      }),
    async close() {
      await Promise.all(laptops.map((laptop) => laptop.end()));
      await office.endHub();
      await proxy.close();
      await fresh.remove();
      rmSync(root, { recursive: true, force: true });
    },
  };
  return office;
}

/** A small company with one client, brought by the first and fetched by the others; all of them run. */
export async function openCompany(
  office: Office,
  names: string[],
): Promise<{ all: Laptop[]; partnerId: string }> {
  const all = names.map((name) => office.laptop(name));
  const [first, ...others] = all as [Laptop, ...Laptop[]];
  await Promise.all(all.map((laptop) => laptop.start()));
  await first.call('company.setUp', setUpInput());
  const { id: partnerId } = await first.call('partners.create', { name: 'Xəzər MMC', country: 'AZ' });
  await office.join(first);
  await first.call('sync.syncNow', {});
  for (const laptop of others) {
    await office.join(laptop);
    await laptop.call('sync.syncNow', {});
  }
  return { all, partnerId };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What stands in the way of all being the same: '' when nothing does. */
async function differenceOf({ name, call }: Laptop): Promise<string> {
  try {
    await call('sync.syncNow', {});
    const { queued, parked, hub, files } = await call('sync.loadStatus', {});
    if (queued.transactions > 0 || parked > 0 || !hub?.isComplete || files.up + files.down > 0)
      return `${name}: ${JSON.stringify({ queued, parked, hub, files })}`;
    const { tables } = await call('sync.compare', {});
    const differing = tables.filter(({ differingCount }) => differingCount > 0);
    return differing.length === 0 ? '' : `${name}: ${JSON.stringify(differing)}`;
  } catch (error) {
    return `${name}: ${String(error)}`;
  }
}

/** Until every running workstation holds what the hub holds. @throws Error with what differs after a minute */
export async function settle(all: Laptop[], withinMs = 60_000): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    const differences: string[] = [];
    for (const laptop of all) differences.push(await differenceOf(laptop));
    // Whoever was asked first may have been overtaken by who was asked last: once more round.
    const second = differences.every((text) => text === '')
      ? await Promise.all(all.map(differenceOf))
      : differences;
    const left = second.filter((text) => text !== '');
    if (left.length === 0) return;
    if (Date.now() > until) throw new Error(`not the same: ${left.join('; ')}`);
    await pause(200);
  }
}

/** The doctor's word of each. */
export const checkAll = (all: Laptop[]): Promise<boolean[]> =>
  Promise.all(all.map(async ({ call }) => (await call('maintenance.check', {})).isOk));
