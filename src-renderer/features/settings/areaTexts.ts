// How the areas are called that a company can do without, as the rest of the program calls them.

export const areaTexts = {
  calendar: 'app.calendar',
  tasks: 'app.tasks',
  messages: 'app.messages',
  calls: 'phone.title',
  quotes: 'areas.quotes',
  reports: 'reports.title',
} as const;
