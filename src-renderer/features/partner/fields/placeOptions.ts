// The lists one chooses a country, a time zone and a language from. Names of countries are ours: Chromium has no
// Azerbaijani. Knows no form.
import { useMemo } from 'react';
import { useLanguage, useT } from '#renderer/i18n/I18nProvider.tsx';
import type { SelectOption } from '#renderer/ui/Select.tsx';
import { offsetMinutes } from '#shared/domain/dates.ts';
import { fold } from '#shared/domain/fold.ts';
import { languageNames, languages } from '#shared/domain/language.ts';
import { sortKeyAz } from '#shared/domain/sortKey.ts';
import { placeZones } from '#shared/domain/timeZones.ts';

type Options = SelectOption<string>[];

const near = ['AZ', 'RU', 'GE', 'TR', 'KZ'] as const;
const far = [
  ...(['UA', 'BY', 'UZ', 'TM', 'KG', 'TJ', 'AM', 'MD', 'IR'] as const),
  ...(['AE', 'CN', 'DE', 'IT', 'PL', 'FR', 'GB', 'IL', 'US'] as const),
];

/** @param current a code that an import brought and the list does not hold is kept as it is */
export function useCountryOptions(current: string, hasNone = false): Options {
  const t = useT();
  const { lang } = useLanguage();
  return useMemo(() => {
    const option = (code: (typeof near | typeof far)[number]) => ({
      value: code,
      label: t(`partner.country${code}`),
    });
    const key = lang === 'az' ? sortKeyAz : fold;
    const rest = far.map(option).sort((a, b) => (key(a.label) < key(b.label) ? -1 : 1));
    const options: Options = [...near.map(option), ...rest];
    if (current !== '' && !options.some(({ value }) => value === current)) {
      options.push({ value: current, label: current });
    }
    return hasNone ? [{ value: '', label: t('partner.countryNone') }, ...options] : options;
  }, [t, lang, current, hasNone]);
}

/** The country by its code, in the language of the screen. */
export function useCountryName(): (code: string) => string {
  const options = useCountryOptions('');
  return (code) => options.find(({ value }) => value === code)?.label ?? code;
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${(size % 60).toString().padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`;
}

const zoneCity = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;

/** A zone as people say it: `Baku, UTC+4`. */
export const zoneName = (zone: string): string =>
  `${zoneCity(zone)}, ${offsetText(offsetMinutes(Date.now(), zone))}`;

/** Zones from west to east, each with its offset of now. */
export function useZoneOptions(current: string): Options {
  return useMemo(() => {
    const now = Date.now();
    const zones = [...new Set([...placeZones, 'UTC', ...(current === '' ? [] : [current])])];
    return zones
      .map((zone) => ({ zone, minutes: offsetMinutes(now, zone) }))
      .sort((a, b) => a.minutes - b.minutes || (a.zone < b.zone ? -1 : 1))
      .map(({ zone, minutes }) => ({
        value: zone,
        label: zoneCity(zone),
        hint: offsetText(minutes),
      }));
  }, [current]);
}

export function languageOptions(auto?: string): Options {
  const options = languages.map((value) => ({ value, label: languageNames[value] }));
  return auto === undefined ? options : [{ value: '', label: auto }, ...options];
}
