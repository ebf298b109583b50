// What the document would be, as the core counts it; the last one stays while the next is on its way.

import { useLive, useLiveSteady } from '#renderer/data/DataProvider.tsx';
import type { Input, Output } from '#shared/contract/index.ts';

type Preview = Output<'sales.preview'>;

/** `isFresh`: it is counted from these very lines. */
export function usePreview(
  partnerId: string,
  lines: Input<'sales.preview'>['lines'],
): { preview: Preview | undefined; isFresh: boolean } {
  const input = lines.length === 0 ? undefined : { partnerId, lines };
  const { value, error } = useLive('sales.preview', input);
  const steady = useLiveSteady('sales.preview', input);
  if (!input) return { preview: undefined, isFresh: true };
  return { preview: steady.value, isFresh: value !== undefined || error !== undefined };
}
