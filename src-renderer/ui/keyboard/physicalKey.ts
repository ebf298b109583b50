// The physical key of an event, one name for one place on the keyboard: whatever the layout, and the pad of digits beside it. Pure.

type KeyEventLike = { code: string; key: string };
type TypedLike = KeyEventLike & { isComposing?: boolean; getModifierState?: (key: 'AltGraph') => boolean };

const padSigns: Readonly<Record<string, string>> = {
  NumpadEnter: 'Enter',
  NumpadDivide: 'Slash',
  NumpadSubtract: 'Minus',
};

/**
 * An `event.code`. A digit of the pad is that digit, and without NumLock the arrow or Home that stands on it. Remote desktops send
 * no code at all: then a Latin letter or a digit is taken as it is.
 */
export function physicalKey({ code, key }: KeyEventLike): string {
  const pad = /^Numpad(\d|Decimal)$/.exec(code)?.[1];
  if (pad !== undefined) return /^\d$/.test(key) ? `Digit${key}` : key.length > 1 ? key : code;
  if (code !== '') return padSigns[code] ?? code;
  // Codes have Latin capitals, whatever language folds them.
  if (/^[a-z]$/i.test(key)) return `Key${String.fromCharCode(key.charCodeAt(0) & ~32)}`;
  return /^\d$/.test(key) ? `Digit${key}` : key;
}

/** Only a part of a character, or one that needs AltGr: an input method, a dead key. No shortcut is meant. */
export function isHalfTyped(event: TypedLike): boolean {
  if (event.isComposing === true || event.key === 'Dead' || event.key === 'Process') return true;
  return event.getModifierState?.('AltGraph') === true && event.key.length === 1;
}
