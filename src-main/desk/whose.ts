// Whose events a call is about. The department is the head's to see; a rep who asks for all gets his own.
import { leadsOthers } from '#shared/domain/roles.ts';
import type { ReadContext } from '../store/context.ts';
import { listOwnerIds, type Whose } from './events.repo.ts';

export function whoseEvents(context: ReadContext, scope: 'mine' | 'all'): Whose {
  const { id, role } = context.user;
  const isAll = scope === 'all' && leadsOthers(role);
  return { owners: isAll ? listOwnerIds(context) : [id], me: id, isAll };
}
