// Settings: of this workstation in `local_settings`, of the company in `settings` (one row a key).
import { z } from 'zod';
import { ColumnLayout, Preferences, WorkingCalendar } from '#shared/contract/company.contract.ts';
import { AppError } from '#shared/contract/errors.ts';
import { naturalId } from '#shared/domain/ids.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { settings } from '../store/schema/index.ts';

export type LocalPreferences = z.output<typeof Preferences>;

export function loadLocal(context: ReadContext, key: string): unknown {
  const row = context.sql.get<{ value: string }>('SELECT value FROM local_settings WHERE key = ?', [key]);
  return row ? JSON.parse(row.value) : undefined;
}

export function saveLocal(tx: WriteContext, key: string, value: unknown): void {
  tx.sql.run(
    'INSERT INTO local_settings(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value',
    [key, JSON.stringify(value)],
  );
  tx.touch('local_settings');
}

/** What is set, over what is usual. */
export function loadPreferences(context: ReadContext): LocalPreferences {
  const usual: LocalPreferences = {
    language: context.user.language,
    theme: 'system',
    undoSendSeconds: 10,
    isSendAtOnce: false,
    callFrom: '09:00',
    callTo: '18:00',
    asksOutside: true,
    recordsCalls: 'off',
    echoNumber: '',
    popsClient: 'byHand',
  };
  const kept = Preferences.partial().safeParse(loadLocal(context, 'preferences') ?? {});
  return { ...usual, ...(kept.success ? kept.data : {}) };
}

const Asked = z.object({ day: z.string(), keys: z.array(z.string()) });
const askedKey = 'askedOutside';

/** Who was called that day all the same, outside of their hours. */
export function loadAsked(context: ReadContext, day: string): readonly string[] {
  const kept = Asked.safeParse(loadLocal(context, askedKey));
  return kept.success && kept.data.day === day ? kept.data.keys : [];
}

export function saveAsked(tx: WriteContext, day: string, key: string): void {
  saveLocal(tx, askedKey, { day, keys: [...new Set([...loadAsked(tx, day), key])] });
}

const newsKey = 'newsSeen';

/** @returns '' where nobody looked yet */
export function loadNewsSeen(context: ReadContext): string {
  const kept = loadLocal(context, newsKey);
  return typeof kept === 'string' ? kept : '';
}

/** Also of a company that begins with this version: nothing is new to it. */
export const saveNewsSeen = (tx: WriteContext, version: string): void => saveLocal(tx, newsKey, version);

/** A setting of the company; undefined where it is not set. */
export function loadSetting(context: ReadContext, key: string): unknown {
  const row = context.sql.get<{ value: string }>(
    'SELECT value FROM settings WHERE id = ? AND deleted_at IS NULL',
    [naturalId('settings', key)],
  );
  return row ? JSON.parse(row.value) : undefined;
}

/** @param value null takes the setting away */
export function saveSetting(tx: WriteContext, key: string, value: unknown): void {
  const id = naturalId('settings', key);
  const text = JSON.stringify(value);
  const deletedAt = value === null ? tx.now : null;
  tx.orm
    .insert(settings)
    .values({ id, key, value: text, createdAt: tx.now, updatedAt: tx.now, deletedAt })
    .onConflictDoUpdate({ target: settings.id, set: { value: text, updatedAt: tx.now, deletedAt } })
    .run();
}

const columnsKey = (list: string): string => `columns.${list}`;

/** @returns null when the list is as it comes; one written by another version that does not read is none */
export function loadColumns(context: ReadContext, list: string): z.output<typeof ColumnLayout> | null {
  const kept = ColumnLayout.safeParse(loadLocal(context, columnsKey(list)));
  return kept.success ? kept.data : null;
}

export function saveColumns(
  tx: WriteContext,
  list: string,
  layout: z.output<typeof ColumnLayout> | null,
): void {
  if (layout !== null) saveLocal(tx, columnsKey(list), layout);
  else {
    tx.sql.run('DELETE FROM local_settings WHERE key = ?', [columnsKey(list)]);
    tx.touch('local_settings');
  }
}

const calendarKey = 'workingCalendar';

export function loadCalendar(context: ReadContext): z.output<typeof WorkingCalendar> {
  const parsed = WorkingCalendar.safeParse(loadSetting(context, calendarKey));
  return parsed.success
    ? parsed.data
    : { workDays: [1, 2, 3, 4, 5], holidays: [], workDates: [], workFrom: '09:00', workTo: '18:00' };
}

/** @throws AppError invalid_input/fields when the day would end before it begins */
export function saveCalendar(tx: WriteContext, calendar: z.output<typeof WorkingCalendar>): void {
  const { workFrom, workTo } = calendar;
  if (workFrom >= workTo)
    throw new AppError('invalid_input', 'fields', { fields: [{ path: 'workTo', code: 'hours_order' }] });
  saveSetting(tx, calendarKey, {
    workDays: [...new Set(calendar.workDays)].sort(),
    holidays: [...new Set(calendar.holidays)].sort(),
    workDates: [...new Set(calendar.workDates)].sort(),
    workFrom,
    workTo,
  });
}
