// The picker, the ready letter and the question before a dial, over whatever screen is shown; the first two are loaded when
// needed.
import { lazy, Suspense } from 'react';
import { useSellState } from '../data/sellState.ts';
import { OutsideDialog } from '../features/calls/index.ts';

const Picker = lazy(async () => ({ default: (await import('../features/picker/index.ts')).Picker }));
const ReadyLetter = lazy(async () => ({ default: (await import('../features/sell/index.ts')).ReadyLetter }));

export function SaleLayers() {
  const isPickerOpen = useSellState((state) => state.pickerFor !== undefined);
  const isLetterShown = useSellState((state) => state.letterId !== undefined);
  return (
    <Suspense>
      {isPickerOpen ? <Picker /> : null}
      {isLetterShown ? <ReadyLetter /> : null}
      <OutsideDialog />
    </Suspense>
  );
}
