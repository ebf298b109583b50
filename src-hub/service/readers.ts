// Who asks, and what he may see at the number of the log that his answer is based on.
import { AppError } from '#shared/contract/errors.ts';
import { type Directory, isHeldByDevices, widen } from '../auth/rights.ts';
import type { Device, LogState } from '../storage/store.types.ts';
import type { ServiceParts } from './hubService.ts';

export type Reader = {
  device: Device;
  state: LogState;
  /** Scopes that the user sees, sorted; `subs`: those of them that his devices hold. */
  seen: readonly string[];
  subs: readonly string[];
  directory: Directory;
};

type Parts = Pick<ServiceParts, 'store' | 'tenant' | 'rights'>;

export async function loadReader({ store, tenant, rights }: Parts, device: Device): Promise<Reader> {
  const state = await store.loadState(tenant);
  const directory = await rights.at(state.scopesSeq, () => store.loadDirectory(tenant));
  const seen = rights.scopesOf(directory, device.userId);
  return { device, state, directory, seen, subs: seen.filter(isHeldByDevices) };
}

/** Of what a device asks for, what its user sees, and what several people share of it. */
export function heldOf({ seen, subs, device }: Reader, asked: readonly string[]): string[] {
  const all = new Set(subs);
  const held = new Set(asked.filter((scope) => all.has(scope)));
  return [...held, ...widen(seen, held, device.userId)];
}

/** @throws AppError forbidden/out_of_scope */
export function checkScope({ subs }: Reader, scope: string): void {
  if (!subs.includes(scope)) throw new AppError('forbidden', 'out_of_scope');
}
