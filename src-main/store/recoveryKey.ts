// The company key as people can write it down: groups of letters and digits with a checksum.
import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';

// Crockford's base 32: no I, L, O, U to be misread.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function encode(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let out = '';
  for (let i = Math.ceil((bytes.length * 8) / 5); i > 0; i--) {
    out = (alphabet[Number(bits & 31n)] ?? '') + out;
    bits >>= 5n;
  }
  return out;
}

const checkOf = (key: Uint8Array): Buffer => createHash('sha256').update(key).digest().subarray(0, 3);

/** @returns e.g. `XXXXX-XXXXX-…`, 56 letters and digits */
export function formatRecoveryKey(key: Uint8Array): string {
  return (
    encode(Buffer.concat([key, checkOf(key)]))
      .match(/.{1,7}/g)
      ?.join('-') ?? ''
  );
}

/** @throws AppError invalid_input/recovery_key when a character was mistyped */
export function parseRecoveryKey(text: string): Uint8Array {
  const letters = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  let bits = 0n;
  for (const letter of letters) {
    const value = alphabet.indexOf(letter);
    if (value < 0) throw new AppError('invalid_input', 'recovery_key');
    bits = (bits << 5n) | BigInt(value);
  }
  const bytes = Buffer.from(bits.toString(16).padStart(70, '0'), 'hex');
  const key = bytes.subarray(0, 32);
  if (bytes.length !== 35 || letters.length !== 56 || !bytes.subarray(32).equals(checkOf(key))) {
    throw new AppError('invalid_input', 'recovery_key');
  }
  return key;
}
