// The English catalogue: one line per area. A new area is added here and in the two other languages.
import { app } from './en/app.ts';
import { areas } from './en/areas.ts';
import { calendar } from './en/calendar.ts';
import { calls } from './en/calls.ts';
import { callWindows } from './en/callWindows.ts';
import { catalog } from './en/catalog.ts';
import { columns } from './en/columns.ts';
import { common } from './en/common.ts';
import { demo } from './en/demo.ts';
import { desk } from './en/desk.ts';
import { dialSession } from './en/dialSession.ts';
import { directories } from './en/directories.ts';
import { drafts } from './en/drafts.ts';
import { errors } from './en/errors.ts';
import { exchange } from './en/exchange.ts';
import { exports } from './en/exports.ts';
import { extension } from './en/extension.ts';
import { finance } from './en/finance.ts';
import { help } from './en/help.ts';
import { imports } from './en/imports.ts';
import { incoming } from './en/incoming.ts';
import { interactions } from './en/interactions.ts';
import { jobs } from './en/jobs.ts';
import { lineTest } from './en/lineTest.ts';
import { messages } from './en/messages.ts';
import { palette } from './en/palette.ts';
import { partner } from './en/partner.ts';
import { phone } from './en/phone.ts';
import { phoneLinks } from './en/phoneLinks.ts';
import { picker } from './en/picker.ts';
import { quotes } from './en/quotes.ts';
import { reasons } from './en/reasons.ts';
import { recovery } from './en/recovery.ts';
import { reminders } from './en/reminders.ts';
import { reports } from './en/reports.ts';
import { search } from './en/search.ts';
import { sell } from './en/sell.ts';
import { settings } from './en/settings.ts';
import { setUp } from './en/setUp.ts';
import { staff } from './en/staff.ts';
import { standIns } from './en/standIns.ts';
import { sync } from './en/sync.ts';
import { tasks } from './en/tasks.ts';
import { terms } from './en/terms.ts';
import { ui } from './en/ui.ts';
import { welcome } from './en/welcome.ts';
import { workCalendar } from './en/workCalendar.ts';

export const en = {
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
};
