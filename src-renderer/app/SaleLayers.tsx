// The picker, the ready letter and the question before a dial, over whatever screen is shown; the first two are loaded when
// needed.
import { useSellState } from '../data/sellState.ts';
import { useOutsideState } from '../features/calls/outsideState.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { lazyPane, useAhead } from '../ui/lazyPane.tsx';

const Picker = lazyPane(async () => (await import('../features/picker/index.ts')).Picker);
const OutsideDialog = lazyPane(async () => (await import('../features/calls/index.ts')).OutsideDialog);
const ReadyLetter = lazyPane(async () => (await import('../features/sell/index.ts')).ReadyLetter);

export function SaleLayers() {
  useAhead(Picker);
  const isPickerOpen = useSellState((state) => state.pickerFor !== undefined);
  const isLetterShown = useSellState((state) => state.letterId !== undefined);
  const isOutsideAsked = useOutsideState((state) => state.request !== undefined);
  const { closePicker, showLetter } = useSellState.getState();
  return (
    <>
      {isPickerOpen ? (
        <ErrorBoundary pane="picker" onClose={closePicker}>
          <Picker />
        </ErrorBoundary>
      ) : null}
      {isLetterShown ? (
        <ErrorBoundary pane="letter" onClose={() => showLetter(undefined)}>
          <ReadyLetter />
        </ErrorBoundary>
      ) : null}
      {isOutsideAsked ? (
        <ErrorBoundary pane="outside">
          <OutsideDialog />
        </ErrorBoundary>
      ) : null}
    </>
  );
}
