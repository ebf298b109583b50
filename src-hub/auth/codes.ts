// One-time codes: the first part names the enrolment, so that a wrong try can be counted; the rest is the secret, of which
// only the hash is kept.
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';

export const codeMs = 10 * 60_000;
export const codeTries = 5;

/** Crockford's: no letter that is read as a digit or another letter. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const idLength = 5;
/** 50 bits, for ten minutes. */
const secretLength = 10;

const draw = (length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');

export const hashOf = (id: string, secret: string): string =>
  createHash('sha256').update(`${id}|${secret}`).digest('hex');

/** @returns `code` as it is told to a person, in groups of five */
export function newCode(): { code: string; id: string; secretHash: string } {
  const id = draw(idLength);
  const secret = draw(secretLength);
  const code = `${id}-${secret.slice(0, 5)}-${secret.slice(5)}`;
  return { code, id, secretHash: hashOf(id, secret) };
}

/** As it was typed: small letters, other dashes and spaces are the same code. */
export function readCode(typed: string): { id: string; secret: string } {
  const letters = [...typed].map((letter) => (/[a-z]/.test(letter) ? upperOf(letter) : letter));
  const plain = letters.filter((letter) => alphabet.includes(letter)).join('');
  return { id: plain.slice(0, idLength), secret: plain.slice(idLength) };
}

const upperOf = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) - 32);

export const isSecret = (id: string, secret: string, hash: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(id, secret), 'hex'), Buffer.from(hash, 'hex'));
