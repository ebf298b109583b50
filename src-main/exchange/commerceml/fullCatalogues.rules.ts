// Which catalogues an exchange gave whole: of them alone an item may be gone. Pure.
import type { SectionRecord } from './records.ts';

/**
 * Ids of catalogues that came in full parts only and held items. With '' when no catalogue of the exchange came otherwise:
 * then it also speaks for items of a catalogue we do not know.
 */
export function fullCatalogues(parts: readonly SectionRecord[]): string[] {
  const byId = Map.groupBy(parts, ({ id = '' }) => id);
  const full = [...byId]
    .filter(([, own]) => own.every(({ isFull }) => isFull) && own.some(({ count }) => count > 0))
    .map(([id]) => id);
  const others = full.filter((id) => id !== '');
  return full.length > 0 && full.length === byId.size ? [...others, ''] : others;
}
