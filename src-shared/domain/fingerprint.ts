// A fingerprint as it is read out over the telephone: groups of four. Pure.

/** @param pin 64 hex digits */
export const readableFingerprint = (pin: string): string => pin.match(/.{1,4}/g)?.join(' ') ?? '';
