// What createCore gives each area. Types only.
import type { EventName, EventPayload } from '#shared/rpc/client.ts';
import type { JobRunner } from '../jobs/jobRunner.ts';
import type { LongWork } from '../jobs/longWork.ts';
import type { PdfService } from '../pdf/pdfService.ts';
import type { Platform } from '../platform/ports.ts';
import type { Blobs } from '../store/blobs.ts';
import type { CompanyFolder } from '../store/companyFolder.ts';
import type { WriteContext } from '../store/context.ts';
import type { Gate } from '../store/gate.ts';
import type { SyncService } from '../sync/index.ts';
import type { TelephonyService } from '../telephony/index.ts';

/** Takes back a command whose rows may not simply be reversed: an issued number stays, as cancelled. */
export type Compensate = (tx: WriteContext, operationId: string) => void;

export type CoreDeps = {
  platform: Platform;
  gate: Gate;
  blobs: Blobs;
  folder: CompanyFolder;
  jobs: JobRunner;
  work: LongWork;
  pdf: PdfService;
  sync: SyncService;
  telephony: TelephonyService;
  newId(): string;
  /** By command name; an area adds its own when it is made. */
  compensations: Map<string, Compensate>;
  /** The company goes from this folder, its backups stay; an empty one comes in its place and all connections end. */
  removeCompany(): void;
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
};
