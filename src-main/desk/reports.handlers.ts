// The calls of reports: figures and rows of events; what is printed, as a PDF under its hash.
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import type { ReportModel } from '../pdf/index.ts';
import { clientSheet } from './clientSheet.ts';
import { countEvents, listEvents } from './eventReport.ts';
import { eventSheet } from './eventSheet.ts';

export function createReportsHandlers(deps: CoreDeps): Handlers['reports'] {
  const print = async (model: ReportModel): Promise<{ hash: string }> => {
    return { hash: deps.blobs.put(await deps.pdf.renderReport(model)) };
  };
  return {
    countEvents: (input, context) => countEvents(context, input),
    listEvents: (input, context) => listEvents(context, input),
    printEvents: (input, { read }) => print(eventSheet(read(), input)),
    printClient: ({ partnerId, language }, { read }) => print(clientSheet(read(), partnerId, language)),
  };
}
