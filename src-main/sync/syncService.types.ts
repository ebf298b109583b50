// What the rest of the core asks of the engine of sync: a port. Types only.
import type { z } from 'zod';
import type {
  CycleReport as CycleReportSchema,
  SyncPhase as SyncPhaseSchema,
} from '#shared/contract/sync.contract.ts';

export type SyncPhase = z.output<typeof SyncPhaseSchema>;
export type CycleReport = z.output<typeof CycleReportSchema>;

/** A table here and at the hub; `where` a row that differs is: on one side only, or on both. */
export type TableComparison = {
  table: string;
  here: number;
  there: number;
  /** The first few hundred. */
  differing: { rowId: string; where: 'here' | 'there' | 'both' }[];
  differingCount: number;
};

export type SyncService = {
  /**
   * Enrols this folder; the first cycle follows by itself.
   * @param asked `pin` '' trusts the public authorities
   * @throws AppError conflict/already_joined, hub_not_empty (a company is here and one there); forbidden/bad_code;
   *   forbidden/certificate_unknown with details.fingerprint, before the code was spent; and what talking throws
   */
  join(asked: {
    url: string;
    code: string;
    pin: string;
    name: string;
  }): Promise<{ deviceId: string; prefix: string; isFirst: boolean }>;
  /** Forgets the hub; rows stay. @throws AppError conflict/not_joined */
  leave(): Promise<void>;
  /** One cycle, or the one that runs. @throws AppError with the reason for which it did not end well */
  syncNow(): Promise<CycleReport>;
  /** As it is now; each change is also told by the event `sync.progress`. */
  phase(): SyncPhase;
  /** Told by `sync.comparing` table by table. @throws AppError cancelled, and what talking throws */
  compare(signal: AbortSignal): Promise<TableComparison[]>;
};
