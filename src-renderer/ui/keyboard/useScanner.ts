// Listens for a barcode scanner while its part of the page is the topmost layer. Keys are let through as they come;
// once an Enter proves a scan, whoever uses this takes back what they did. Knows no items.
import { type RefObject, useEffect, useRef } from 'react';
import { isTextTarget } from './hotkeyMatch.ts';
import { feedKey, isTypedNumber, noBurst } from './scanner.rules.ts';

type TextField = HTMLInputElement | HTMLTextAreaElement;

export type Scan = {
  code: string;
  /** The text field that the keys went into. */
  field: TextField | undefined;
  /** Puts the field's text, what was chosen of it, and the focus back to where they were before the first key. */
  takeBack(): void;
};

export type ScannerOptions = {
  /** Within the layer this is in. */
  scope: RefObject<HTMLElement | null>;
  /** At the first key of what may become a code: note what its keys may change. */
  onBegin: () => void;
  onScan: (scan: Scan) => void;
  /** A field in which a number of this pace is still a number; default: every text field. */
  isForCodes?: (field: HTMLElement) => boolean;
};

type Before = {
  focus: Element | null;
  field: TextField | undefined;
  text: string;
  /** What of the text was chosen: the next word written goes in its place. */
  chosen: readonly [from: number | null, to: number | null];
  /** The text is a code too, of which it may turn out that its scan is taken back as well. */
  over: Taken | undefined;
};
type Taken = { before: Before; typed: string | undefined; isTakenBack: boolean };

/** What the field is put back to: never to a code that was scanned just before. */
function beforeCodes(before: Before): Before {
  return before.over?.isTakenBack ? beforeCodes(before.over.before) : before;
}

/** @param last the scan before */
function look(last?: Taken): Before {
  const focus = document.activeElement;
  const isField = focus instanceof HTMLInputElement || focus instanceof HTMLTextAreaElement;
  const field = isField && isTextTarget(focus) ? focus : undefined;
  const chosen = [field?.selectionStart ?? null, field?.selectionEnd ?? null] as const;
  const text = field?.value ?? '';
  const isOver = last !== undefined && last.before.field === field && last.typed === text;
  return { focus, field, text, chosen, over: isOver ? last : undefined };
}

/** Through the prototype's setter: React then sees the change as typed. */
function setText(field: TextField, text: string): void {
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function scanOf(code: string, taken: Taken): Scan {
  const { field, focus } = taken.before;
  const leftAt = document.activeElement;
  return {
    code,
    field,
    takeBack() {
      taken.isTakenBack = true;
      const { text, chosen } = beforeCodes(taken.before);
      // Whoever typed on meanwhile keeps what he typed.
      if (field?.isConnected && field.value === taken.typed && taken.typed !== text) {
        setText(field, text);
        field.setSelectionRange(...chosen);
      }
      const isElsewhere = focus !== leftAt && leftAt === document.activeElement;
      if (isElsewhere && focus instanceof HTMLElement && focus.isConnected)
        focus.focus({ preventScroll: true });
    },
  };
}

function isTopmost(scope: HTMLElement | null): boolean {
  const layer = [...document.querySelectorAll('[data-hotkey-layer]:not([data-closed])')].at(-1);
  return scope !== null && (layer === undefined || layer.contains(scope));
}

export function useScanner(options: ScannerOptions): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    let burst = noBurst;
    let before = look();
    let last: Taken | undefined;
    const listen = (event: KeyboardEvent): void => {
      const { scope, onBegin, onScan, isForCodes } = latest.current;
      if (!isTopmost(scope.current)) {
        burst = noBurst;
        return;
      }
      const fed = feedKey(burst, event);
      burst = fed.burst;
      if (fed.hasBegun) {
        before = look(last);
        onBegin();
      }
      if (fed.scanned === undefined) return;
      const { field } = before;
      if (field && !isForCodes?.(field) && isTypedNumber(fed.scanned)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      last = { before, typed: field?.value, isTakenBack: false };
      onScan(scanOf(fed.scanned, last));
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
