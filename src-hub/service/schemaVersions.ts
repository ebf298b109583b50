// Which schemas of workstations the hub speaks with: its own and the two before it. A newer one keeps what it has to say
// until the hub is brought up to date.
import { AppError } from '#shared/contract/errors.ts';
import { syncSchema } from '#shared/sync/logProtocol.ts';

const olderAtMost = 2;

/** @throws AppError incompatible: hub_older, program_older */
export function checkSchema(schema: number): void {
  if (schema > syncSchema) throw new AppError('incompatible', 'hub_older', { schema: syncSchema });
  if (schema < syncSchema - olderAtMost)
    throw new AppError('incompatible', 'program_older', { schema: syncSchema - olderAtMost });
}
