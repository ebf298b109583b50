// Reads shortcuts such as `Ctrl+KeyK`, `F9`, `KeyG KeyD`. By the physical key, so Russian and Azerbaijani layouts work.
import { physicalKey } from './physicalKey.ts';

export type Chord = { code: string; isCtrl: boolean; isShift: boolean; isAlt: boolean };

/** `'Ctrl+Shift+KeyA'` → its parts; the last part is an event.code. */
export function parseChord(text: string): Chord {
  const parts = text.split('+');
  return {
    code: parts.at(-1) ?? '',
    isCtrl: parts.includes('Ctrl'),
    isShift: parts.includes('Shift'),
    isAlt: parts.includes('Alt'),
  };
}

type KeyLike = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Whether the event is the chord; Ctrl is ⌘ too. */
export function matchesChord(event: KeyLike, chord: Chord): boolean {
  return (
    physicalKey(event) === chord.code &&
    (event.ctrlKey || event.metaKey) === chord.isCtrl &&
    event.shiftKey === chord.isShift &&
    event.altKey === chord.isAlt
  );
}

/** The chord as people read it: `Ctrl+K`, `?`, `G D`. */
export function displayKeys(keys: string): string {
  return keys
    .split(' ')
    .map((chord) =>
      chord
        .replace('Shift+Slash', '?')
        .replace(/Key([A-Z])$/, '$1')
        .replace(/Digit(\d)$/, '$1')
        .replace('Slash', '/')
        .replace('Comma', ',')
        .replace('ArrowLeft', '←')
        .replace('ArrowRight', '→')
        .replace('ArrowUp', '↑')
        .replace('ArrowDown', '↓')
        .replace('Escape', 'Esc'),
    )
    .join(' ');
}

/** Whether keys typed here are text: inputs, text areas, editable regions (check boxes and buttons are not). */
export function isTextTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'range', 'file', 'submit'].includes(target.type)
  );
}
