// Tasks to call back: what is left of a call that a client made in vain. One is open at a time for each client, whichever
// workstation rang: it is known by its interaction, an incoming call in which nobody talked.
import type { ReadContext, WriteContext } from '../store/context.ts';
import { insertTask, updateTask } from './tasks.repo.ts';

type CallBack = {
  partnerId: string;
  contactId: string | null;
  interactionId: string;
  title: string;
  ownerId: string;
};

/** Through each of the partner's indexes of tasks. */
const ofPartner = ['due_at IS NOT NULL', 'due_on IS NOT NULL', 'due_at IS NULL AND due_on IS NULL']
  .map(
    (
      leg,
    ) => `SELECT t.id, t.done_at AS doneAt FROM tasks t CROSS JOIN interactions i ON i.id = t.interaction_id
    WHERE t.partner_id = :partnerId AND t.status = :status AND ${leg.replaceAll('due_', 't.due_')}
      AND t.promised_by = '' AND t.deleted_at IS NULL
      AND i.kind = 'call' AND i.direction = 'in' AND i.status = 'done' AND i.duration_min = 0 AND i.deleted_at IS NULL`,
  )
  .join(' UNION ALL ');

type Found = { id: string; doneAt: number | null };

const list = ({ sql }: ReadContext, partnerId: string, status: 'open' | 'done'): Found[] =>
  sql.all<Found>(ofPartner, { partnerId, status });

const listOpen = (context: ReadContext, partnerId: string): Found[] => list(context, partnerId, 'open');

/** For today; none beside one that is open. */
export function keepCallBack(tx: WriteContext, callBack: CallBack): void {
  if (listOpen(tx, callBack.partnerId).length > 0) return;
  insertTask(tx, {
    ...callBack,
    id: tx.newId(),
    status: 'open',
    importance: 'high',
    giverId: tx.user.id,
    dueOn: tx.today,
  });
}

/** We have talked: nothing is left to call back for. */
export function completeCallBacks(tx: WriteContext, partnerId: string, doneAt: number): void {
  for (const { id } of listOpen(tx, partnerId)) updateTask(tx, id, { status: 'done', doneAt });
}

/** It was no talk after all: those that were done by it are open again, but for one that is open already. */
export function reopenCallBacks(tx: WriteContext, partnerId: string, doneAt: number): void {
  if (listOpen(tx, partnerId).length > 0) return;
  const [last] = list(tx, partnerId, 'done').filter((task) => task.doneAt === doneAt);
  if (last) updateTask(tx, last.id, { status: 'open', doneAt: null });
}
