// Overlapping events side by side: a sweep over one day. Pure; knows minutes, no clock and no pixel.

export type Slot = { id: string; from: number; to: number };
/** In shares of the day's width: `lane` of `lanes`, `span` lanes wide. */
export type Place = { lane: number; lanes: number; span: number };

const meet = (a: Slot, b: Slot): boolean => a.from < b.to && b.from < a.to;

/** Events that hang together share their lanes; each is as wide as nobody stands in its way. */
function layGroup(group: readonly Slot[], places: Map<string, Place>): void {
  const lanes: Slot[][] = [];
  const laneOf = new Map<string, number>();
  for (const slot of group) {
    const free = lanes.findIndex((lane) => (lane.at(-1)?.to ?? 0) <= slot.from);
    const lane = free < 0 ? lanes.length : free;
    lanes[lane] = [...(lanes[lane] ?? []), slot];
    laneOf.set(slot.id, lane);
  }
  for (const slot of group) {
    const lane = laneOf.get(slot.id) ?? 0;
    let end = lane + 1;
    while (lanes[end]?.every((other) => !meet(other, slot))) end += 1;
    places.set(slot.id, { lane, lanes: lanes.length, span: end - lane });
  }
}

/**
 * Places of a day's events by id. None covers another, none is outside.
 * @param slots with `from < to`
 */
export function layDay(slots: readonly Slot[]): Map<string, Place> {
  const sorted = [...slots].sort((a, b) => a.from - b.from || b.to - a.to || (a.id < b.id ? -1 : 1));
  const places = new Map<string, Place>();
  let group: Slot[] = [];
  let end = 0;
  for (const slot of sorted) {
    if (slot.from >= end && group.length > 0) {
      layGroup(group, places);
      group = [];
    }
    group.push(slot);
    end = Math.max(end, slot.to);
  }
  layGroup(group, places);
  return places;
}
