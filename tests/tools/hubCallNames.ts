// Every call that a cycle makes at the hub, by name: for those who stand between the two.
import type { HubCalls } from '#shared/sync/hubCalls.ts';

const isCall: Record<keyof HubCalls, true> = {
  ...{ hello: true, push: true, pull: true, told: true, snapshot: true },
  ...{ digest: true, recover: true, rebind: true, admit: true },
};
export const hubCallNames = Object.keys(isCall) as (keyof HubCalls)[];
