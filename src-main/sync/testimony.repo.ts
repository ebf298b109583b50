// What a hub from yesterday lacks and is here, put again on behalf of whoever wrote it.
import type { Op } from '#shared/sync/ops.ts';
import { witnessCommand } from '#shared/sync/witnessCommand.ts';
import type { WriteContext } from '../store/context.ts';
import { addWork } from './seal.repo.ts';
import { findSyncState, saveSyncState } from './syncState.repo.ts';

/** Refused or not, the rows here stay as they are until the hub's come. */
export function addTestimony(tx: WriteContext, ops: readonly Op[]): void {
  const state = findSyncState(tx.sql);
  if (state === undefined || ops.length === 0) return;
  const based = ops.map((op) => ({ op, before: op.k === 'put' ? { ...op.f } : null }));
  saveSyncState(tx, addWork(tx, state, { command: witnessCommand, operationId: '', at: tx.now, based }));
}
