// The dialogs over interactions, one at a time, by the request in useInteractionDialogs. Mounted once per screen.
import { useLive } from '#renderer/data/DataProvider.tsx';
import { ErrorBoundary } from '#renderer/ui/ErrorBoundary.tsx';
import { EditDialog } from './EditDialog.tsx';
import { type DialogRequest, useInteractionDialogs } from './interactionDialogs.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { CompleteDialog, RecordDialog } from './OutcomeDialog.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import { SeriesDialog } from './SeriesDialog.tsx';

type OfOne = Extract<DialogRequest, { interactionId: string }>;

/** Dialogs of one interaction wait for its row: local, so a moment. */
function OneDialog({ request, onClose }: { request: OfOne; onClose: () => void }) {
  const { value } = useLive('interactions.load', { id: request.interactionId });
  if (!value) return null;
  if (request.type === 'complete') return <CompleteDialog row={value} onClose={onClose} />;
  if (request.type === 'move') return <MoveDialog row={value} onClose={onClose} />;
  return <EditDialog row={value} onClose={onClose} />;
}

function Asked({ request, onClose }: { request: DialogRequest; onClose: () => void }) {
  if (request.type === 'plan') return <PlanDialog request={request} onClose={onClose} />;
  if (request.type === 'series') return <SeriesDialog request={request} onClose={onClose} />;
  if (request.type === 'record') return <RecordDialog request={request} onClose={onClose} />;
  return <OneDialog request={request} onClose={onClose} />;
}

/** Shows the dialog that was asked for by `useInteractionDialogs().show`. */
export function InteractionDialogs() {
  const request = useInteractionDialogs((state) => state.request);
  const close = useInteractionDialogs((state) => state.close);
  if (!request) return null;
  return (
    <ErrorBoundary pane={`interactions.${request.type}`} onClose={close}>
      <Asked request={request} onClose={close} />
    </ErrorBoundary>
  );
}
