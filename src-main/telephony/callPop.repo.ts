// All that the card of a ringing call shows of its client, in one read. Each part is the work of the area it belongs to.
import { AppError } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import { loadClientSummary } from '../desk/index.ts';
import { listInteractions } from '../interactions/index.ts';
import { loadClock } from '../partners/index.ts';
import { listPastTransactions } from '../sales/index.ts';
import type { ReadContext } from '../store/context.ts';
import { loadLastCall } from './callLog.repo.ts';

type Pop = Output<'callLog.loadPop'>;
type Who = Pick<Pop, 'partnerName' | 'contactName' | 'contactTitle' | 'city' | 'state' | 'ownerName'>;

const shownInteractions = 3;
const shownItems = 5;
/** Lines looked through for items: one may have been sold many times on end. */
const linesRead = 50;

/** @throws AppError not_found/partner_gone */
function loadWho({ sql }: ReadContext, partnerId: string, contactId: string | null): Who {
  const who = sql.get<Who>(
    `SELECT p.name AS partnerName, p.city, p.state, coalesce(u.name, '') AS ownerName,
       coalesce(c.name, '') AS contactName, coalesce(c.title, '') AS contactTitle
     FROM partners p LEFT JOIN users u ON u.id = p.owner_id
       LEFT JOIN contacts c ON c.id = :contactId AND c.partner_id = p.id AND c.deleted_at IS NULL
     WHERE p.id = :partnerId AND p.deleted_at IS NULL`,
    { partnerId, contactId },
  );
  if (!who) throw new AppError('not_found', 'partner_gone');
  return who;
}

/** What was last sold, each item once. */
function listSold(context: ReadContext, partnerId: string): Pop['items'] {
  const items = new Map<string, Pop['items'][number]>();
  for (const { kind, itemId, itemName, date } of listPastTransactions(context, {
    partnerId,
    limit: linesRead,
  }).rows) {
    const isSale = kind === 'shipment' || kind === 'invoice';
    if (isSale && itemId !== null && !items.has(itemId)) items.set(itemId, { itemId, name: itemName, date });
  }
  return [...items.values()].slice(0, shownItems);
}

/** @throws AppError not_found/partner_gone; a contact that is gone is only not named */
export function loadPop(context: ReadContext, { partnerId, contactId }: Parsed<'callLog.loadPop'>): Pop {
  const who = loadWho(context, partnerId, contactId);
  const page = { partnerId, limit: shownInteractions };
  return {
    ...who,
    ...loadClock(context, partnerId, who.contactName === '' ? null : contactId),
    summary: loadClientSummary(context, partnerId),
    interactions: listInteractions(context, page).rows,
    items: listSold(context, partnerId),
    lastCall: loadLastCall(context, partnerId),
  };
}
