// Which areas of the program the company does without: a setting for each, so that two computers may switch two at once.
import { AppError } from '#shared/contract/errors.ts';
import { type Area, areas } from '#shared/domain/areas.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { loadSetting, saveSetting } from './preferences.repo.ts';

const keyOf = (area: Area): string => `area.${area}`;

/** What nobody has switched is on. */
export const loadAreasOff = (context: ReadContext): Area[] =>
  areas.filter((area) => loadSetting(context, keyOf(area)) === false);

/** @throws AppError forbidden/admin_only */
export function switchArea(tx: WriteContext, area: Area, isOn: boolean): void {
  if (tx.user.role !== 'admin') throw new AppError('forbidden', 'admin_only');
  saveSetting(tx, keyOf(area), isOn);
}
