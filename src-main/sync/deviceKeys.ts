// The Ed25519 keys with which this workstation signs in, in the platform's secrets: one for each id that it has had, so
// that no order of writing them and the database can leave an id without its key.
import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import type { Secrets } from '../platform/ports.ts';
import type { DeviceKeys } from './engine.types.ts';

const newName = 'hub.key.new';
export const secretOfDevice = (deviceId: string): string => `hub.key.${deviceId}`;

export type SigningKeys = DeviceKeys & {
  /** @returns the signature in base64 @throws AppError forbidden/device_key_missing */
  sign(deviceId: string, text: string): Promise<string>;
  forget(deviceId: string): Promise<void>;
};

export function createDeviceKeys(secrets: Secrets): SigningKeys {
  const opened = new Map<string, KeyObject>();
  return {
    async make() {
      const { publicKey, privateKey } = generateKeyPairSync('ed25519');
      await secrets.save(newName, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
      const { x = '' } = publicKey.export({ format: 'jwk' });
      return Buffer.from(x, 'base64url').toString('base64');
    },
    async adopt(deviceId) {
      const pem = await secrets.load(newName);
      if (pem === undefined) throw new AppError('bug', 'no_new_key');
      await secrets.save(secretOfDevice(deviceId), pem);
      await secrets.delete(newName);
    },
    async sign(deviceId, text) {
      let key = opened.get(deviceId);
      if (key === undefined) {
        const pem = await secrets.load(secretOfDevice(deviceId));
        if (pem === undefined) throw new AppError('forbidden', 'device_key_missing');
        key = createPrivateKey(pem);
        opened.set(deviceId, key);
      }
      return sign(null, Buffer.from(text), key).toString('base64');
    },
    async forget(deviceId) {
      opened.delete(deviceId);
      await secrets.delete(secretOfDevice(deviceId));
    },
  };
}
