// Checks what a device signed with its own key (Ed25519).
import { createPublicKey, verify } from 'node:crypto';

/** DER before the 32 bytes of an Ed25519 public key (RFC 8410). */
const prefix = Buffer.from('302a300506032b6570032100', 'hex');

/** @param publicKey 32 bytes in base64; @param signature 64 bytes in base64 */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const der = Buffer.concat([prefix, Buffer.from(publicKey, 'base64')]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
}
