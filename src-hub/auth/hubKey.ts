// The hub's own Ed25519 key, made of the tenant's secret: the same in all its processes, and kept nowhere else.
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** DER before the 32 bytes of an Ed25519 private key (RFC 8410). */
const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** @returns `publicKey`: 32 bytes in base64 */
export function hubKeyOf(secret: string): { privateKey: KeyObject; publicKey: string } {
  const seed = createHash('sha256').update(`yolda hub key\n${secret}`).digest();
  const privateKey = createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' });
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey: der.subarray(-32).toString('base64') };
}
