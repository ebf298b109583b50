// All areas behind the contract, each by its door.
import { createCalendarHandlers } from '../calendar/index.ts';
import { createCatalogHandlers } from '../catalog/index.ts';
import { createCompanyHandlers, createDepartmentsHandlers, createSetUpHandlers } from '../company/index.ts';
import { createDeskHandlers, createReportsHandlers } from '../desk/index.ts';
import { createDirectoriesHandlers } from '../directories/index.ts';
import { createDraftsHandlers } from '../drafts/index.ts';
import { createExchangeHandlers } from '../exchange/index.ts';
import { createFilesHandlers } from '../files/index.ts';
import { createInteractionsHandlers, createTasksHandlers } from '../interactions/index.ts';
import { createMailHandlers } from '../mail/index.ts';
import { createMaintenanceHandlers } from '../maintenance/index.ts';
import { createMessagesHandlers } from '../messages/index.ts';
import { createJobsHandlers, createOperationsHandlers } from '../operations/index.ts';
import { createPartnersHandlers } from '../partners/index.ts';
import { createSalesHandlers } from '../sales/index.ts';
import { createSyncHandlers } from '../sync/index.ts';
import {
  createCallLogHandlers,
  createCallsHandlers,
  createCallWindowsHandlers,
  createDialSessionHandlers,
  createMediaHandlers,
  createTelephonyHandlers,
} from '../telephony/index.ts';
import type { CoreDeps } from './deps.ts';
import type { Handlers } from './handlers.ts';
import { createOpenRecovery } from './recovery.ts';

export function createHandlers(deps: CoreDeps): Handlers {
  return {
    company: createCompanyHandlers(deps),
    departments: createDepartmentsHandlers(),
    directories: createDirectoriesHandlers(deps),
    setUp: createSetUpHandlers(deps),
    files: createFilesHandlers(deps),
    partners: createPartnersHandlers(deps),
    interactions: createInteractionsHandlers(deps),
    tasks: createTasksHandlers(deps),
    messages: createMessagesHandlers(),
    desk: createDeskHandlers(deps),
    calendar: createCalendarHandlers(),
    reports: createReportsHandlers(deps),
    catalog: createCatalogHandlers(deps),
    ...createSalesHandlers(deps),
    mail: createMailHandlers(deps),
    exchange: createExchangeHandlers(deps),
    maintenance: createMaintenanceHandlers(deps),
    recovery: createOpenRecovery(deps.folder.dir),
    operations: createOperationsHandlers(deps),
    jobs: createJobsHandlers(deps),
    sync: createSyncHandlers(deps),
    telephony: createTelephonyHandlers(deps),
    calls: createCallsHandlers(deps),
    media: createMediaHandlers(deps),
    callLog: createCallLogHandlers(deps),
    dialSession: createDialSessionHandlers(deps),
    drafts: createDraftsHandlers(deps),
    callWindows: createCallWindowsHandlers(deps),
  };
}
