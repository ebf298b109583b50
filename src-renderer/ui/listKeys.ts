// Which row a key leads to: the one rule for lists, grids and trees. Pure.
import { physicalKey } from './keyboard/physicalKey.ts';

type ListKey = { code: string; key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

/**
 * The next index for arrows, J/K, Home, End, PageUp, PageDown; null when the key is not for moving.
 * `current` -1: nothing chosen yet.
 */
export function nextIndex(
  event: ListKey,
  current: number,
  count: number,
  pageSize: number,
  hasLetters = true,
): number | null {
  if (count === 0 || event.ctrlKey || event.metaKey || event.altKey) return null;
  const clamp = (index: number) => Math.max(0, Math.min(count - 1, index));
  const code = hasLetters ? physicalKey(event) : physicalKey(event).replace(/^Key/, '');
  if (code === 'ArrowDown' || code === 'KeyJ') return clamp(current + 1);
  if (code === 'ArrowUp' || code === 'KeyK') return clamp(current < 0 ? count - 1 : current - 1);
  if (code === 'Home') return 0;
  if (code === 'End') return count - 1;
  if (code === 'PageDown') return clamp(Math.max(current, 0) + pageSize);
  if (code === 'PageUp') return clamp(current - pageSize);
  return null;
}
