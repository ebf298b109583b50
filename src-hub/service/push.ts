// A push as it is answered: what is checked before it waits for its group commit, and what became of it.
import { AppError } from '#shared/contract/errors.ts';
import type { HubCalls } from '#shared/sync/hubCalls.ts';
import { type PushIn, type SentTx, syncLimits } from '#shared/sync/logProtocol.ts';
import { checkPast } from './fromYesterday.ts';
import type { ServiceParts } from './hubService.ts';
import { checkSchema } from './schemaVersions.ts';

/** @throws AppError invalid_input: numbers_apart, too_large */
function checkPush(txs: readonly SentTx[]): void {
  const first = txs[0]?.cseq ?? 0;
  if (txs.some(({ cseq }, at) => cseq !== first + at)) throw new AppError('invalid_input', 'numbers_apart');
  const count = txs.reduce((sum, { ops }) => sum + ops.length, 0);
  if (count > syncLimits.pushOps)
    throw new AppError('invalid_input', 'too_large', { maxOps: syncLimits.pushOps });
}

export async function push(
  { committer, directory, store, tenant }: ServiceParts,
  device: string,
  { txs, nonce, schema, mark }: PushIn,
): ReturnType<HubCalls['push']> {
  checkSchema(schema);
  checkPush(txs);
  if (mark !== null) await checkPast({ store, tenant }, mark, (await store.loadState(tenant)).keptAfter);
  const answer = await committer.push({ device, nonce, txs });
  switch (answer.kind) {
    case 'revoked':
      // The directory says how: out, or to be wiped.
      directory.forget(device);
      await directory.load(device);
      throw new AppError('forbidden', 'revoked');
    case 'other_nonce':
      throw new AppError('conflict', 'other_nonce');
    case 'gap':
      throw new AppError('conflict', 'gap', { expectCseq: answer.expectCseq });
    case 'done':
      return { ackedCseq: answer.ackedCseq, head: answer.head };
  }
}
