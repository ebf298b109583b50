// Whether the company works with an area of the program. Known before anything is shown: the state of the company is.
import type { Area } from '#shared/domain/areas.ts';
import { useCompanyState } from './useMe.ts';

const none: readonly Area[] = [];

export const useAreasOff = (): readonly Area[] => useCompanyState()?.areasOff ?? none;

/** `const hasTasks = useArea('tasks')`: what belongs to an area that is off is not drawn, and has no key. */
export const useArea = (area: Area): boolean => !useAreasOff().includes(area);
