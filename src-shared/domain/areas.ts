// What a company can do without: areas of the program that an administrator switches off. The one list. Pure.

export const areas = ['calendar', 'tasks', 'messages', 'calls', 'quotes', 'reports'] as const;
export type Area = (typeof areas)[number];
