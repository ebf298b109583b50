// What of a form is kept, and how it comes back over the record as it is now. Pure.

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Only what was typed: what others changed in the record meanwhile is not written over. `undefined`: nothing was. */
export function draftOf<V extends object>(start: V, values: Partial<V>): string | undefined {
  const typed = Object.entries(values).filter(([name, value]) => !same(value, start[name as keyof V]));
  return typed.length === 0 ? undefined : JSON.stringify(Object.fromEntries(typed));
}

/** Of another version's form a field may have changed its kind: that one is left out. */
function fits(value: unknown, start: unknown): boolean {
  if (value === null || start === null || start === undefined) return true;
  return typeof value === typeof start && Array.isArray(value) === Array.isArray(start);
}

/** @param text as `draftOf` made it @returns `start` with what was typed over it; undefined when it cannot be read */
export function withDraft<V extends object>(start: V, text: string): V | undefined {
  let typed: unknown;
  try {
    typed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof typed !== 'object' || typed === null) return undefined;
  const fitting = Object.entries(typed).filter(([name, value]) => fits(value, start[name as keyof V]));
  return { ...start, ...Object.fromEntries(fitting) };
}
