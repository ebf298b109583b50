// What users of a simulated workstation do, as writes through the real gate: a row or several, each value with a mark of
// its own. An action that finds nothing to do does nothing.
import { itemKeys } from '#main/catalog/itemKeys.rules.ts';
import { contactKeys, partnerKeys } from '#main/partners/partners.rules.ts';
import { phoneKeys } from '#main/partners/reach.rules.ts';
import { recountDocument } from '#main/sales/index.ts';
import { peekNumber, takeNumber } from '#main/sales/numberSeries.repo.ts';
import type { WriteContext } from '#main/store/context.ts';
import type { SqlValue } from '#main/store/sql.ts';
import { findUndoStep, loadChanges, revertChange } from '#main/store/undo.ts';
import { childId, naturalId } from '#shared/domain/ids.ts';
import type { SeededRandom } from '#shared/lib/seededRandom.ts';
import { type SimTableName, simTableNames, tableOf } from '../model/simTables.ts';
import { takeBack } from './decisions.ts';

export type ActionContext = {
  tx: WriteContext;
  random: SeededRandom;
  /** A new mark. */
  mark(): number;
  users: readonly string[];
};
type Action = (context: ActionContext) => void;
type Fields = Record<string, SqlValue>;
type Found = Record<string, string | number | null> & { id: string };

const roles = ['buyer', 'supplier', 'dealer'] as const;
const editable = simTableNames.filter((t) => t !== 'partner_roles' && t !== 'users');

function insert({ tx }: ActionContext, t: SimTableName, fields: Fields): void {
  const all: Fields = { ...fields, created_at: tx.now, updated_at: tx.now };
  const names = Object.keys(all);
  tx.sql.run(
    `INSERT INTO ${t}(${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    Object.values(all),
  );
}

function update({ tx }: ActionContext, t: SimTableName, id: string, fields: Fields): void {
  const all: Fields = { ...fields, updated_at: tx.now };
  const set = Object.keys(all).map((name) => `${name} = ?`);
  tx.sql.run(`UPDATE ${t} SET ${set.join(', ')} WHERE id = ?`, [...Object.values(all), id]);
}

/** One row, by chance; those of a bulk import only seldom. */
function pickRow({ tx, random }: ActionContext, t: SimTableName, where = '1'): Found | undefined {
  const ids = tx.sql.all<{ id: string }>(`SELECT id FROM ${t} WHERE ${where} ORDER BY id`);
  if (ids.length === 0) return undefined;
  const { id } = random.pick(ids.length > 12 ? ids.slice(0, 12) : ids);
  return tx.sql.get<Found>(`SELECT * FROM ${t} WHERE id = ?`, [id]);
}

const pickTable = ({ random }: ActionContext): SimTableName =>
  random.pick(['partners', 'partners', 'partners', 'contacts', 'tasks', 'documents', ...editable]);

const here = 'deleted_at IS NULL';

function textAfter(context: ActionContext, text: string): string {
  const { random } = context;
  const lines = text === '' ? [] : text.split('\n');
  const at = random.int(0, lines.length);
  lines.splice(at, random.chance(0.3) ? 1 : 0, `line w${context.mark()}`);
  return lines.join('\n');
}

function derivedOf(t: SimTableName, row: Record<string, unknown>): Fields {
  const text = (column: string): string => String(row[column] ?? '');
  if (t === 'partners') {
    const keys = partnerKeys({ name: text('name'), city: text('city') }, []);
    return { name_fold: keys.nameFold, sort_key: keys.sortKey, search_text: keys.searchText };
  }
  if (t === 'contacts') {
    const keys = contactKeys({ name: text('name') });
    return { name_fold: keys.nameFold, search_text: keys.searchText };
  }
  if (t === 'items') {
    const keys = itemKeys({
      name: text('name'),
      article: text('article'),
      fullName: text('full_name'),
      code: text('code'),
    });
    return {
      name_fold: keys.nameFold,
      article_fold: keys.articleFold,
      sort_key: keys.sortKey,
      search_text: keys.searchText,
    };
  }
  if (t === 'contact_points') return { ...phoneKeys(text('value'), 'AZ') };
  return {};
}

const fresh = (context: ActionContext, word: string): string => `${word} w${context.mark()}`;

function newPartner(context: ActionContext): string {
  const { tx } = context;
  const id = tx.newId();
  const named = { name: fresh(context, 'Firm'), city: fresh(context, 'Bakı') };
  const whole = { ...named, kind: 'company', state: 'active', owner_id: tx.user.id };
  insert(context, 'partners', { id, ...whole, ...derivedOf('partners', named) });
  return id;
}

function newContact(context: ActionContext, partnerId: string): void {
  const { tx } = context;
  const named = { name: fresh(context, 'Person') };
  insert(context, 'contacts', {
    id: tx.newId(),
    partner_id: partnerId,
    ...named,
    ...derivedOf('contacts', named),
  });
}

function newPoint(context: ActionContext, partnerId: string): void {
  const { tx } = context;
  // Some of them are called by two laptops.
  const isShared = context.random.chance(0.1);
  const value = isShared ? `+99450200000${context.random.int(1, 4)}` : `w${context.mark()}`;
  const point = { partner_id: partnerId, kind: 'phone', value, label: fresh(context, 'label') };
  insert(context, 'contact_points', { id: tx.newId(), ...point, ...derivedOf('contact_points', point) });
}

function newDocument(context: ActionContext, partnerId: string): void {
  const { tx, random } = context;
  const id = tx.newId();
  const sums = { net_minor: 0, vat_minor: 0, total_minor: 0 };
  insert(context, 'documents', {
    ...{
      id,
      kind: 'invoice',
      date: tx.today,
      state: 'draft',
      organization_id: 'organization',
      partner_id: partnerId,
    },
    ...{ owner_id: tx.user.id, currency: 'AZN', is_vat_included: 1, rounding: 'line', ...sums },
    comment: fresh(context, 'comment'),
  });
  for (let position = 0; position < random.int(1, 3); position += 1) {
    insert(context, 'document_lines', {
      ...{
        id: tx.newId(),
        document_id: id,
        position,
        name: fresh(context, 'Line'),
        quantity_milli: context.mark(),
      },
      ...{ price_minor: 100, vat_code: 'vat18', net_minor: 0, vat_minor: 0, sum_minor: 0 },
      ...{ partner_id: partnerId, kind: 'invoice', date: tx.today },
    });
  }
  recountDocument(tx, id);
}

function editFields(context: ActionContext, t: SimTableName, row: Found, count: number): void {
  const { random } = context;
  const columns = random.shuffle(Object.entries(tableOf(t).cells).filter(([, kind]) => kind !== 'server'));
  const fields: Fields = {};
  for (const [column, kind] of columns.slice(0, count)) {
    const old = row[column] ?? '';
    if (kind === 'text') fields[column] = textAfter(context, String(old));
    else fields[column] = typeof old === 'number' ? context.mark() : fresh(context, column);
  }
  update(context, t, row.id, { ...fields, ...derivedOf(t, { ...row, ...fields }) });
  // Not always, as an older program would: the hub counts all the same.
  if (t === 'document_lines' && random.chance(0.7)) recountDocument(context.tx, String(row.document_id));
}

const withPartner = (run: (context: ActionContext, partnerId: string) => void): Action => {
  return (context) => {
    const partner = pickRow(context, 'partners', here);
    if (partner) run(context, partner.id);
  };
};

export const actions = {
  create: (context) => {
    const id = newPartner(context);
    newPoint(context, id);
    insert(context, 'partner_roles', {
      id: childId('partner_roles', id, 'buyer'),
      partner_id: id,
      role: 'buyer',
    });
    if (context.random.chance(0.5)) newContact(context, id);
  },
  createContact: withPartner(newContact),
  createPoint: withPartner(newPoint),
  createDocument: withPartner(newDocument),
  createInteraction: withPartner((context, partnerId) => {
    const { tx } = context;
    insert(context, 'interactions', {
      ...{
        id: tx.newId(),
        partner_id: partnerId,
        kind: 'call',
        status: 'done',
        happened_at: tx.now,
        timeline_at: tx.now,
      },
      ...{ owner_id: tx.user.id, author_id: tx.user.id, subject: fresh(context, 'Call') },
    });
  }),
  createTask: (context) => {
    const { tx } = context;
    const owner_id = context.random.chance(0.3) ? context.random.pick(context.users) : tx.user.id;
    const title = fresh(context, 'Task');
    insert(context, 'tasks', { id: tx.newId(), title, status: 'open', owner_id, giver_id: tx.user.id });
  },
  edit: (context) => {
    const t = pickTable(context);
    const row = pickRow(context, t, here);
    if (row) editFields(context, t, row, context.random.int(1, 2));
  },
  /** Several rows of one partner in one transaction. */
  editMany: withPartner((context, partnerId) => {
    for (const t of ['partners', 'contacts', 'contact_points', 'documents'] as const) {
      const where = t === 'partners' ? `id = '${partnerId}'` : `partner_id = '${partnerId}' AND ${here}`;
      const row = pickRow(context, t, where);
      if (row) editFields(context, t, row, 1);
    }
  }),
  remove: (context) => {
    const t = pickTable(context);
    if (tableOf(t).isKept) {
      const row = pickRow(context, t, here);
      if (row) update(context, t, row.id, { deleted_at: context.tx.now });
      return;
    }
    const row = pickRow(context, t);
    if (row) context.tx.sql.run(`DELETE FROM ${t} WHERE id = ?`, [row.id]);
  },
  restore: (context) => {
    const t = pickTable(context);
    const row = pickRow(context, t, 'deleted_at IS NOT NULL');
    if (row) update(context, t, row.id, { deleted_at: null });
  },
  link: withPartner((context, partnerId) => {
    const { tx, random } = context;
    const role = random.pick(roles);
    const id = childId('partner_roles', partnerId, role);
    if (tx.sql.get('SELECT 1 FROM partner_roles WHERE id = ?', [id]))
      tx.sql.run('DELETE FROM partner_roles WHERE id = ?', [id]);
    else insert(context, 'partner_roles', { id, partner_id: partnerId, role });
  }),
  issue: (context) => {
    const row = pickRow(context, 'documents', `${here} AND state = 'draft'`);
    if (!row) return;
    const next = peekNumber(context.tx, 'invoice', '');
    takeNumber(context.tx, next);
    update(context, 'documents', row.id, { number: next.number, state: 'issued', issued_at: context.tx.now });
  },
  changeOwner: (context) => {
    const t = context.random.pick(['partners', 'partners', 'tasks'] as const);
    const row = pickRow(context, t, here);
    if (row) update(context, t, row.id, { owner_id: context.random.pick(context.users) });
  },
  changeUser: (context) => {
    const { random } = context;
    const row = pickRow(context, 'users', "role <> 'admin'");
    if (!row) return;
    const department = random.pick(['north', 'south', '']);
    update(
      context,
      'users',
      row.id,
      random.chance(0.5) ? { department } : { role: random.pick(['rep', 'head']) },
    );
  },
  /** Some hundred rows; the same goods come again from another laptop. */
  importGoods: (context) => {
    const { tx, random } = context;
    const list = random.int(1, 2);
    for (let n = 0; n < random.int(30, 120); n += 1) {
      const id = naturalId('items', `list-${list}`, String(n));
      const named = { name: fresh(context, 'Good'), article: fresh(context, 'A') };
      const price = childId('prices', id, 'price');
      if (tx.sql.get('SELECT 1 FROM items WHERE id = ?', [id])) {
        tx.sql.run('UPDATE prices SET amount_minor = ?, updated_at = ? WHERE id = ?', [
          context.mark(),
          tx.now,
          price,
        ]);
        continue;
      }
      insert(context, 'items', {
        id,
        branch: 'products',
        kind: 'good',
        vat_code: '18',
        ...named,
        ...derivedOf('items', named),
      });
      insert(context, 'prices', {
        id: price,
        item_id: id,
        price_type_id: 'price',
        amount_minor: context.mark(),
      });
    }
  },
  undo: (context) => {
    const { tx } = context;
    const step = findUndoStep(tx.sql, tx.user.id);
    if (!step || step.changeCount > 50) return;
    const isTakenBack = takeBack(tx, step);
    for (const change of isTakenBack ? [] : loadChanges(tx.sql, step.id, Number.MAX_SAFE_INTEGER, 100))
      revertChange(tx, change);
    tx.sql.run("UPDATE operations SET state = 'undone' WHERE id = ?", [step.id]);
  },
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof actions;
