// What an administrator asks of a hub's store, beside the hub that runs or without one: who is in, who may come, who is out.
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { suspectMs } from '#shared/sync/hlc.ts';
import { inviteUser } from './auth/enrolments.ts';
import { type Place, tenant, withStore } from './place.ts';
import { ensureUser, type InvitedUser } from './service/ownChanges.ts';
import { hubDeviceId } from './storage/deviceRows.ts';
import type { Device, Store } from './storage/store.types.ts';

export type Invitation = {
  code: string;
  user: string;
  expiresAt: number;
  /** Of the certificate that the hub last served with. */
  fingerprint?: string;
};

async function invitationOf(store: Store, user: string, nowMs: number): Promise<Invitation> {
  const { code, expiresAt } = await inviteUser({ store, tenant, nowMs }, user);
  const { fingerprint } = await store.loadTenant(tenant);
  return { code, user, expiresAt, ...(fingerprint === null ? {} : { fingerprint }) };
}

/** A one-time code for a workstation of a user by his id. */
export const invite = (place: Place, userId: string, nowMs = Date.now()): Promise<Invitation> =>
  withStore(place, (store) => invitationOf(store, userId, nowMs));

/** The same by his name: his row is made, or his role changed, at every workstation. @throws AppError conflict/same_user */
export const inviteByName = (place: Place, user: InvitedUser, nowMs = Date.now()): Promise<Invitation> =>
  withStore(place, async (store) => {
    // Whoever announces must listen.
    await store.listen(tenant, { ring: () => undefined, revoked: () => undefined });
    const id = await ensureUser({ store, tenant, nowMs }, user);
    return invitationOf(store, id, nowMs);
  });

export type ListedDevice = Pick<
  Device,
  | 'id'
  | 'userId'
  | 'name'
  | 'prefix'
  | 'enrolledAt'
  | 'revokedAt'
  | 'seenAt'
  | 'schema'
  | 'clockOffsetMs'
  | 'wipeAt'
  | 'admittedAt'
> & {
  /** By more than five minutes. */
  isClockOff: boolean;
  /** Transactions that it had and the hub has not, as of its last hello. */
  waiting: number;
};

const listed = (device: Device): ListedDevice => {
  const { id, userId, name, prefix, enrolledAt, revokedAt, seenAt, schema, clockOffsetMs } = device;
  const { wipeAt, admittedAt } = device;
  const isClockOff = Math.abs(clockOffsetMs ?? 0) > suspectMs;
  const waiting = Math.max(0, device.saidCseq - device.lastCseq);
  return {
    ...{ id, userId, name, prefix, enrolledAt, revokedAt, seenAt, schema, clockOffsetMs },
    ...{ wipeAt, admittedAt, isClockOff, waiting },
  };
};

export const listDevices = (place: Place): Promise<ListedDevice[]> =>
  withStore(place, async (store) => (await store.listDevices(tenant)).map(listed));

/**
 * @param wipe its company is deleted there when it comes; with `collect` what waits there is sent first
 * @returns whether there is such a device
 */
export const revokeDevice = (place: Place, id: string, wipe?: { collect: boolean }): Promise<boolean> =>
  withStore(place, async (store) => {
    const isThere = await store.revokeDevice(tenant, id, Date.now(), wipe);
    if (isThere) await store.announceRevoked(tenant, id);
    return isThere;
  });

/**
 * One that a restored hub does not know, before it comes back by its certificate; one that is known as `revokeDevice` does.
 * @throws AppError invalid_input/bad_device
 */
export const revokeUnknown = (place: Place, id: string, wipe?: { collect: boolean }): Promise<boolean> =>
  withStore(place, async (store) => {
    if (!z.uuid().safeParse(id).success || id === hubDeviceId)
      throw new AppError('invalid_input', 'bad_device');
    const at = Date.now();
    const isThere =
      (await store.revokeUnknown(tenant, id, at, wipe)) || (await store.revokeDevice(tenant, id, at, wipe));
    if (isThere) await store.announceRevoked(tenant, id);
    return isThere;
  });

export type QuarantinedDevice = {
  device: string;
  userId: string;
  name: string;
  count: number;
  from: number;
  to: number;
};

/** Work that was collected from devices before they were wiped. */
export const listQuarantine = (place: Place): Promise<QuarantinedDevice[]> =>
  withStore(place, async (store) => {
    const devices = new Map((await store.listDevices(tenant)).map((device) => [device.id, device]));
    const kept = await store.listQuarantine(tenant);
    return kept.map((one) => {
      const { userId = '', name = '' } = devices.get(one.device) ?? {};
      return { ...one, userId, name };
    });
  });

/** @returns the transactions as they came @throws AppError not_found/device_unknown when nothing was collected from it */
export const showQuarantine = (place: Place, device: string): Promise<unknown[]> =>
  withStore(place, async (store) => {
    const kept = await store.loadQuarantine(tenant, device);
    if (kept.length === 0) throw new AppError('not_found', 'device_unknown');
    return kept.map(({ tx }) => JSON.parse(tx));
  });
