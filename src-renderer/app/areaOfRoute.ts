// Which screens belong to an area that a company can do without. Pure.
import type { Area } from '#shared/domain/areas.ts';
import type { RouteName } from '../ui/routing.ts';

export const areaOfRoute: { readonly [N in RouteName]?: Area } = {
  calendar: 'calendar',
  tasks: 'tasks',
  task: 'tasks',
  messages: 'messages',
  calls: 'calls',
  quote: 'quotes',
  events: 'reports',
};
