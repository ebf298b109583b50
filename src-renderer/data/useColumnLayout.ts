// How a list of this workstation is laid out: kept by the core under the list's name, shown at once, saved a moment
// after the last change. Knows no columns.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Output } from '#shared/contract/index.ts';
import { useCall, useLive } from './DataProvider.tsx';

type Layout = Output<'company.loadColumns'>['layout'];
/** As a grid gives it. */
type GivenLayout = {
  order: readonly string[];
  shown: { readonly [id: string]: boolean };
  widths: { readonly [id: string]: number };
} | null;

/** A width follows the pointer many times a second. */
const saveAfterMs = 400;

/** @param list its name, `picker.items`; the props of a DataGrid */
export function useColumnLayout(list: string): {
  layout: GivenLayout;
  onLayoutChange: (layout: GivenLayout) => void;
} {
  const call = useCall();
  const { value } = useLive('company.loadColumns', { list });
  const [own, setOwn] = useState<{ layout: GivenLayout }>();
  const pending = useRef<{ layout: GivenLayout; timer: ReturnType<typeof setTimeout> }>(undefined);
  const save = useCallback(() => {
    if (pending.current === undefined) return;
    clearTimeout(pending.current.timer);
    const { layout } = pending.current;
    pending.current = undefined;
    // Refused or without a core: it stays as shown here and goes with the next change.
    call('company.saveColumns', { list, layout: layout as Layout }).catch(() => undefined);
  }, [call, list]);
  useEffect(() => save, [save]);
  const onLayoutChange = useCallback(
    (layout: GivenLayout) => {
      setOwn({ layout });
      if (pending.current) clearTimeout(pending.current.timer);
      pending.current = { layout, timer: setTimeout(save, saveAfterMs) };
    },
    [save],
  );
  return { layout: own === undefined ? (value?.layout ?? null) : own.layout, onLayoutChange };
}
