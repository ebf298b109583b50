// Tells a barcode scanner from a person by the pace of keys, and reads the code from physical keys, so that the
// layout of the moment does not matter. Pure.

export type ScanKey = Pick<
  KeyboardEvent,
  'code' | 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing' | 'timeStamp'
>;

/** What came in one go so far. */
export type Burst = { text: string; firstAtMs: number; lastAtMs: number };

export const noBurst: Burst = { text: '', firstAtMs: 0, lastAtMs: 0 };

/** Fewer keys in a row may come from a hand that rolls over the board. */
export const leastLength = 6;
/** Between two keys; wireless scanners stumble. People need 80 ms and more. */
const gapMostMs = 50;
const meanGapMostMs = 35;
/** Some scanners wait a moment before their Enter. */
const suffixGapMostMs = 120;

const shifted: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  ...Object.fromEntries([...')!@#$%^&*('].map((sign, digit) => [`Digit${digit}`, [String(digit), sign]])),
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
};
const keypad: Readonly<Record<string, string>> = {
  NumpadDecimal: '.',
  NumpadSubtract: '-',
  NumpadAdd: '+',
  NumpadMultiply: '*',
  NumpadDivide: '/',
};

/** The character of a physical key as a scanner means it: the US layout. Caps Lock is not asked. */
export function scannedChar({ code, key, shiftKey }: Pick<ScanKey, 'code' | 'key' | 'shiftKey'>): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shiftKey ? letter : String.fromCharCode(letter.charCodeAt(0) + 32);
  const digit = /^Numpad(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  const pair = shifted[code];
  if (pair !== undefined) return pair[shiftKey ? 1 : 0];
  // Keyboards on a screen and some wireless scanners name no physical key.
  return keypad[code] ?? (code === '' && key.length === 1 ? key : '');
}

export type Fed = {
  burst: Burst;
  /** This key may be the first of a code: the place where what it does can be taken back to. */
  hasBegun: boolean;
  /** The code, when this key ended it. */
  scanned: string | undefined;
};

const isModifier = (key: string): boolean =>
  ['Shift', 'CapsLock', 'Control', 'Alt', 'Meta', 'NumLock'].includes(key);

/** One more key down. */
export function feedKey(burst: Burst, event: ScanKey): Fed {
  if (isModifier(event.key)) return { burst, hasBegun: false, scanned: undefined };
  const none = { burst: noBurst, hasBegun: false, scanned: undefined };
  if (event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return none;
  const atMs = event.timeStamp;
  if (['Enter', 'NumpadEnter', 'Tab'].includes(event.code || event.key)) {
    return isScan(burst, atMs) ? { ...none, scanned: burst.text } : none;
  }
  const char = scannedChar(event);
  if (char === '') return none;
  const isNext = burst.text !== '' && atMs - burst.lastAtMs <= gapMostMs;
  return isNext
    ? { burst: { ...burst, text: burst.text + char, lastAtMs: atMs }, hasBegun: false, scanned: undefined }
    : { burst: { text: char, firstAtMs: atMs, lastAtMs: atMs }, hasBegun: true, scanned: undefined };
}

function isScan({ text, firstAtMs, lastAtMs }: Burst, atMs: number): boolean {
  if (text.length < leastLength || atMs - lastAtMs > suffixGapMostMs) return false;
  return (lastAtMs - firstAtMs) / (text.length - 1) <= meanGapMostMs;
}

/** A number that somebody may well have meant for the field he types into; barcodes are longer and whole. */
export const isTypedNumber = (text: string): boolean =>
  /^[\d.,-]+$/.test(text) && (text.length < 8 || /[.,-]/.test(text));
