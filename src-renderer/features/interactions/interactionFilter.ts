// What the time line shows of a client, and how it asks for it. Pure.
import type { Input } from '#shared/contract/index.ts';
import type { EventKind } from './KindIcon.tsx';

export type InteractionFilter = {
  kind: Exclude<EventKind, 'task'> | 'all';
  status: 'planned' | 'done' | 'cancelled' | 'all';
};
export const noFilter: InteractionFilter = { kind: 'all', status: 'all' };

type ListInput = Input<'interactions.list'>;
const pageSize = 20;

/** What the time line asks first: the same object asks ahead for the next client. */
export function firstInteractions(
  partnerId: string,
  { kind, status }: InteractionFilter = noFilter,
): ListInput {
  return {
    partnerId,
    limit: pageSize,
    ...(kind === 'all' ? {} : { kinds: [kind] }),
    ...(status === 'all' ? {} : { status }),
  };
}
