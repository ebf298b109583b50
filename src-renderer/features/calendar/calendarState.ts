// UI state of the calendar: view, day, whose events. View and colleagues are kept in the browser's storage. Never rows.
import { z } from 'zod';
import { create } from 'zustand';
import { type View, views } from './periods.ts';

/** More columns than these nobody can read. */
export const mostOwners = 6;
const storageKey = 'yolda.calendar';

const Kept = z.object({ view: z.enum(views), owners: z.array(z.string()).max(mostOwners) });
type Kept = z.infer<typeof Kept>;

function loadKept(): Kept {
  try {
    return Kept.parse(JSON.parse(localStorage.getItem(storageKey) ?? ''));
  } catch {
    return { view: 'week', owners: [] };
  }
}

const keep = ({ view, owners }: Kept): void =>
  localStorage.setItem(storageKey, JSON.stringify({ view, owners }));

export type CalendarState = Kept & {
  /** Undefined = today, whatever day it becomes. */
  day: string | undefined;
  setView(view: View): void;
  setDay(day: string | undefined): void;
  setOwners(owners: string[]): void;
};

export const useCalendarState = create<CalendarState>((set, get) => ({
  ...loadKept(),
  day: undefined,
  setView(view) {
    set({ view });
    keep(get());
  },
  setDay: (day) => set({ day }),
  setOwners(owners) {
    set({ owners: owners.slice(0, mostOwners) });
    keep(get());
  },
}));
