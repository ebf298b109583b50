// Who asks, and what he may see at the number of the log that his answer is based on.
import { AppError } from '#shared/contract/errors.ts';
import type { Directory } from '../auth/rights.ts';
import type { Device, LogState } from '../storage/store.types.ts';
import type { ServiceParts } from './hubService.ts';

export type Reader = {
  device: Device;
  state: LogState;
  /** Scopes that the user sees, sorted. */
  seen: readonly string[];
  directory: Directory;
};

type Parts = Pick<ServiceParts, 'store' | 'tenant' | 'rights'>;

export async function loadReader({ store, tenant, rights }: Parts, device: Device): Promise<Reader> {
  const state = await store.loadState(tenant);
  const directory = await rights.at(state.scopesSeq, () => store.loadDirectory(tenant));
  return { device, state, directory, seen: rights.scopesOf(directory, device.userId) };
}

/** Of what a device asks for, what its user sees. */
export function heldOf({ seen }: Reader, subs: readonly string[]): string[] {
  const all = new Set(seen);
  return [...new Set(subs)].filter((scope) => all.has(scope));
}

/** @throws AppError forbidden/out_of_scope */
export function checkScope({ seen }: Reader, scope: string): void {
  if (!seen.includes(scope)) throw new AppError('forbidden', 'out_of_scope');
}
