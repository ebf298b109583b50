// The words of a small list that a form offers, in their order; none until the core has answered.
import type { Input } from '#shared/contract/index.ts';
import { useLive } from './DataProvider.tsx';

const none: readonly string[] = [];

export function useWords(
  kind: Extract<Input<'directories.list'>['kind'], 'source' | 'post'>,
): readonly string[] {
  return useLive('directories.list', { kind }).value?.rows.map(({ name }) => name) ?? none;
}
