// The Azerbaijani catalogue: one line per area. A new area is added here and in the two other languages.
import { app } from './az/app.ts';
import { areas } from './az/areas.ts';
import { calendar } from './az/calendar.ts';
import { calls } from './az/calls.ts';
import { callWindows } from './az/callWindows.ts';
import { catalog } from './az/catalog.ts';
import { columns } from './az/columns.ts';
import { common } from './az/common.ts';
import { demo } from './az/demo.ts';
import { desk } from './az/desk.ts';
import { dialSession } from './az/dialSession.ts';
import { directories } from './az/directories.ts';
import { drafts } from './az/drafts.ts';
import { errors } from './az/errors.ts';
import { exchange } from './az/exchange.ts';
import { exports } from './az/exports.ts';
import { extension } from './az/extension.ts';
import { finance } from './az/finance.ts';
import { help } from './az/help.ts';
import { imports } from './az/imports.ts';
import { incoming } from './az/incoming.ts';
import { interactions } from './az/interactions.ts';
import { jobs } from './az/jobs.ts';
import { lineTest } from './az/lineTest.ts';
import { messages } from './az/messages.ts';
import { palette } from './az/palette.ts';
import { partner } from './az/partner.ts';
import { phone } from './az/phone.ts';
import { phoneLinks } from './az/phoneLinks.ts';
import { picker } from './az/picker.ts';
import { quotes } from './az/quotes.ts';
import { reasons } from './az/reasons.ts';
import { recovery } from './az/recovery.ts';
import { reminders } from './az/reminders.ts';
import { reports } from './az/reports.ts';
import { search } from './az/search.ts';
import { sell } from './az/sell.ts';
import { settings } from './az/settings.ts';
import { setUp } from './az/setUp.ts';
import { staff } from './az/staff.ts';
import { standIns } from './az/standIns.ts';
import { sync } from './az/sync.ts';
import { tasks } from './az/tasks.ts';
import { terms } from './az/terms.ts';
import { ui } from './az/ui.ts';
import { welcome } from './az/welcome.ts';
import { workCalendar } from './az/workCalendar.ts';
import type { en } from './en.ts';

export const az = {
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
