// The heading of what is shown: a day, a week, a month, the days of the agenda.
import { useFormat } from '#renderer/i18n/I18nProvider.tsx';
import { isoWeekday, monthOf } from '#shared/domain/dates.ts';
import { daysOf, type View } from './periods.ts';

export function useTitle(view: View, day: string): string {
  const format = useFormat();
  if (view === 'month') return format.month(day);
  const days = daysOf(view, day);
  const [from = day, to = day] = [days[0], days.at(-1)];
  if (view === 'day') return `${format.weekdays()[isoWeekday(day) - 1]?.long}, ${format.longDate(day)}`;
  // `23–29 November 2026`; over a month's end both are written in full.
  return monthOf(from) === monthOf(to)
    ? `${Number(from.slice(8))}–${format.longDate(to)}`
    : `${format.longDate(from)} – ${format.longDate(to)}`;
}
