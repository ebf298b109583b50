// Pages of the settings that there are for this company: one of an area that is off is none.
import { useAreasOff } from '#renderer/data/useArea.ts';
import type { Area } from '#shared/domain/areas.ts';
import { type SettingsPageId, settingsPageIds } from './pageTexts.ts';

const areaOfPage: { readonly [P in SettingsPageId]?: Area } = { phone: 'calls' };

export function useSettingsPages(): readonly SettingsPageId[] {
  const off = useAreasOff();
  return settingsPageIds.filter((page) => {
    const area = areaOfPage[page];
    return area === undefined || !off.includes(area);
  });
}
