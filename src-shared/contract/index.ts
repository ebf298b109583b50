// THE list: everything that crosses a process. A new call is written in its area's file and nowhere else.
import { calendar, calendarEvents } from './calendar.contract.ts';
import { callLog } from './callLog.contract.ts';
import { calls, callsEvents } from './calls.contract.ts';
import { callWindows } from './callWindows.contract.ts';
import { catalog } from './catalog.contract.ts';
import { company } from './company.contract.ts';
import type { CallDef, CallName, CallOf, CommandName, InputOf, OutputOf, QueryName } from './define.ts';
import { departments } from './departments.contract.ts';
import { desk } from './desk.contract.ts';
import { dialSession } from './dialSession.contract.ts';
import { directories } from './directories.contract.ts';
import { drafts } from './drafts.contract.ts';
import { exchange, maintenance } from './exchange.contract.ts';
import { files } from './files.contract.ts';
import { interactions } from './interactions.contract.ts';
import { mail } from './mail.contract.ts';
import { media, mediaEvents } from './media.contract.ts';
import { messages } from './messages.contract.ts';
import { jobs, operations, events as ownEvents } from './operations.contract.ts';
import { partners } from './partners.contract.ts';
import { quotes } from './quotes.contract.ts';
import { recovery } from './recovery.contract.ts';
import { reports } from './reports.contract.ts';
import { sales } from './sales.contract.ts';
import { setUp } from './setUp.contract.ts';
import { sync, syncEvents } from './sync.contract.ts';
import { tasks } from './tasks.contract.ts';
import { telephony, telephonyEvents } from './telephony.contract.ts';

export const contract = {
  company,
  departments,
  directories,
  setUp,
  files,
  partners,
  interactions,
  tasks,
  messages,
  desk,
  calendar,
  reports,
  catalog,
  sales,
  quotes,
  mail,
  exchange,
  maintenance,
  recovery,
  operations,
  jobs,
  sync,
  telephony,
  calls,
  media,
  callLog,
  dialSession,
  drafts,
  callWindows,
};

export const events = {
  ...ownEvents,
  ...syncEvents,
  ...telephonyEvents,
  ...callsEvents,
  ...mediaEvents,
  ...calendarEvents,
};

export type Contract = typeof contract;
export type Events = typeof events;
export type Call = CallName<Contract>;
export type Query = QueryName<Contract>;
export type Command = CommandName<Contract>;
export type Input<N extends Call> = InputOf<Contract, N>;
export type Output<N extends Call> = OutputOf<Contract, N>;
/** Input after parsing: defaults are filled. */
export type Parsed<N extends Call> =
  CallOf<Contract, N> extends { in: { _zod: { output: infer O } } } ? O : never;

/** The definition of a call by its dotted name. */
export function findCall(name: string): CallDef | undefined {
  const [area, method, rest] = name.split('.');
  if (area === undefined || method === undefined || rest !== undefined) return undefined;
  if (!Object.hasOwn(contract, area)) return undefined;
  const calls: Record<string, CallDef> = contract[area as keyof Contract];
  return Object.hasOwn(calls, method) ? calls[method] : undefined;
}

/** Every call as [dotted name, definition]. */
export function allCalls(): [string, CallDef][] {
  return Object.entries(contract).flatMap(([area, calls]) =>
    Object.entries(calls as Record<string, CallDef>).map(([name, def]): [string, CallDef] => [
      `${area}.${name}`,
      def,
    ]),
  );
}
