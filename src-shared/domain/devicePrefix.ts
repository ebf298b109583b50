// The prefix of the document numbers that one workstation gives: its own series, so that two never give one number.

// No letter that looks like another: people read numbers aloud.
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const pattern = new RegExp(`^[${alphabet}]{1,8}$`);
export const usualPrefix = 3;
/** Of a hub that may not know of all that were given. */
export const longerPrefix = 4;

/** @param random as many random bytes as asked for */
export const newDevicePrefix = (
  random: (count: number) => Uint8Array,
  length: number = usualPrefix,
): string => [...random(length)].map((byte) => alphabet[byte % alphabet.length] ?? 'A').join('');

export const isDevicePrefix = (text: string): boolean => pattern.test(text);
