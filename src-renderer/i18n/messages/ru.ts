// The Russian catalogue: one line per area. A new area is added here and in the two other languages.

import type { en } from './en.ts';
import { app } from './ru/app.ts';
import { areas } from './ru/areas.ts';
import { calendar } from './ru/calendar.ts';
import { calls } from './ru/calls.ts';
import { callWindows } from './ru/callWindows.ts';
import { catalog } from './ru/catalog.ts';
import { columns } from './ru/columns.ts';
import { common } from './ru/common.ts';
import { demo } from './ru/demo.ts';
import { desk } from './ru/desk.ts';
import { dialSession } from './ru/dialSession.ts';
import { directories } from './ru/directories.ts';
import { drafts } from './ru/drafts.ts';
import { errors } from './ru/errors.ts';
import { exchange } from './ru/exchange.ts';
import { exports } from './ru/exports.ts';
import { extension } from './ru/extension.ts';
import { finance } from './ru/finance.ts';
import { help } from './ru/help.ts';
import { imports } from './ru/imports.ts';
import { incoming } from './ru/incoming.ts';
import { interactions } from './ru/interactions.ts';
import { jobs } from './ru/jobs.ts';
import { lineTest } from './ru/lineTest.ts';
import { messages } from './ru/messages.ts';
import { palette } from './ru/palette.ts';
import { partner } from './ru/partner.ts';
import { phone } from './ru/phone.ts';
import { phoneLinks } from './ru/phoneLinks.ts';
import { picker } from './ru/picker.ts';
import { quotes } from './ru/quotes.ts';
import { reasons } from './ru/reasons.ts';
import { recovery } from './ru/recovery.ts';
import { reminders } from './ru/reminders.ts';
import { reports } from './ru/reports.ts';
import { search } from './ru/search.ts';
import { sell } from './ru/sell.ts';
import { settings } from './ru/settings.ts';
import { setUp } from './ru/setUp.ts';
import { staff } from './ru/staff.ts';
import { standIns } from './ru/standIns.ts';
import { sync } from './ru/sync.ts';
import { tasks } from './ru/tasks.ts';
import { terms } from './ru/terms.ts';
import { ui } from './ru/ui.ts';
import { welcome } from './ru/welcome.ts';
import { workCalendar } from './ru/workCalendar.ts';

export const ru = {
  app,
  areas,
  calendar,
  calls,
  callWindows,
  catalog,
  columns,
  common,
  demo,
  desk,
  dialSession,
  directories,
  drafts,
  errors,
  exchange,
  exports,
  extension,
  finance,
  help,
  imports,
  incoming,
  interactions,
  jobs,
  lineTest,
  messages,
  palette,
  partner,
  phone,
  phoneLinks,
  picker,
  quotes,
  reasons,
  recovery,
  reminders,
  reports,
  search,
  sell,
  settings,
  setUp,
  staff,
  standIns,
  sync,
  tasks,
  terms,
  ui,
  welcome,
  workCalendar,
} satisfies { readonly [A in keyof typeof en]: object };
