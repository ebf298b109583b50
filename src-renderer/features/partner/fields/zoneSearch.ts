// Which zones a typed text means: a city in any of our languages, a part of the zone's own name, or an offset. Pure.
import { fold } from '#shared/domain/fold.ts';
import { zoneOfPlace } from '#shared/domain/timeZones.ts';

export type ZoneChoice = {
  /** IANA. */
  id: string;
  label: string;
  /** `UTC+5:45` */
  hint: string;
};

/** `+5:45`, `UTC+5`, `−8`, `gmt 4` → `+5:45`, `+5`, `-8`, `+4`; undefined for words. */
function offsetIn(text: string): string | undefined {
  const match = /^(?:utc|gmt)?\s*([+\-−]?)\s*(\d{1,2}(?::\d{0,2})?)$/i.exec(text.trim());
  return match ? `${match[1] === '-' || match[1] === '−' ? '-' : '+'}${match[2]}` : undefined;
}

/** Those that the text means, in their order; all of them for an empty one. */
export function findZones(zones: readonly ZoneChoice[], text: string): readonly ZoneChoice[] {
  if (text.trim() === '') return zones;
  const offset = offsetIn(text);
  if (offset !== undefined)
    return zones.filter(({ hint }) => {
      const own = hint.replace('UTC', '').replace('−', '-');
      return (
        own === offset || own.startsWith(`${offset}:`) || (offset.includes(':') && own.startsWith(offset))
      );
    });
  const words = fold(text);
  const place = zoneOfPlace(text);
  return zones.filter(
    ({ id, label }) =>
      id === place || fold(label).includes(words) || fold(id.replaceAll('_', ' ')).includes(words),
  );
}
