// Many partners at once, by plain inserts with the area's own keys: a deterministic crowd to search in.

import { contactKeys, partnerKeys, phoneKeys } from '#main/partners/index.ts';
import type { WriteContext } from '#main/store/context.ts';
import type { Gate } from '#main/store/gate.ts';
import { rawWrite } from '#tests/tools/rawWrite.ts';

const surnames =
  'Əliyev Məmmədov Həsənov Quliyev Cəfərov Алиев Мамедов Иванов Петров Smith Ağayev Rəhimov'.split(' ');
const trades = 'Ticarət Market İnşaat Servis Логистика Торг Agro Tekstil Mebel Tikinti Plus Trade'.split(' ');
const forms = ['MMC', 'MMC', 'MMC', 'ООО', 'ASC', 'LLC'];
const cities = 'Bakı Gəncə Sumqayıt Şəki Москва Казань'.split(' ');
const of = (list: readonly string[], n: number): string => list[n % list.length] ?? '';

export type BulkPartner = {
  id: string;
  name: string;
  phone: string;
  email: string;
  taxId: string;
  contact: string;
};

export function bulkPartner(n: number): BulkPartner {
  const surname = of(surnames, n);
  return {
    id: `p${String(n).padStart(7, '0')}`,
    name: `${surname} ${of(trades, Math.floor(n / 12))} ${n} ${of(forms, Math.floor(n / 144))}`,
    phone: `+99450${String(2_000_000 + n)}`,
    email: `info${n}@${n % 3 === 0 ? 'xezer' : 'araz'}.az`,
    taxId: String(1_500_000_001 + n * 10),
    contact: `${of(surnames, n + 5)} ${of(['Anar', 'Leyla', 'Иван', 'Nərmin'], Math.floor(n / 7))}`,
  };
}

/** Plain prepared inserts: drizzle builds each statement anew, which counts at this size. */
function insert(tx: WriteContext, table: string, row: Record<string, string | number | null>): void {
  const all = { ...row, created_at: tx.now, updated_at: tx.now };
  const names = Object.keys(all);
  tx.sql.run(
    `INSERT INTO ${table}(${names.join(', ')}) VALUES (${names.map((n) => `:${n}`).join(', ')})`,
    all,
  );
}

function insertOne(tx: WriteContext, n: number): void {
  const { id, name, phone, email, taxId, contact } = bulkPartner(n);
  const city = of(cities, n);
  const legal = { name, legalName: name, taxId };
  const keys = partnerKeys({ name, city }, [legal]);
  insert(tx, 'partners', {
    ...{ id, name, city, kind: 'company', state: 'active', owner_id: n % 10 === 0 ? 'u1' : 'u2' },
    ...{ name_fold: keys.nameFold, sort_key: keys.sortKey, search_text: keys.searchText },
  });
  const { nameFold, searchText } = contactKeys({ name: contact });
  const own = { partner_id: id };
  insert(tx, 'contacts', {
    ...own,
    id: `c${id}`,
    name: contact,
    name_fold: nameFold,
    search_text: searchText,
  });
  insert(tx, 'legal_entities', {
    ...own,
    id: `l${id}`,
    name,
    legal_name: name,
    country: 'AZ',
    tax_id: taxId,
  });
  insert(tx, 'contact_points', {
    ...own,
    id: `t${id}`,
    kind: 'phone',
    value: phone,
    ...phoneKeys(phone, 'AZ'),
  });
  const person = { ...own, contact_id: `c${id}` };
  insert(tx, 'contact_points', { ...person, id: `e${id}`, kind: 'email', value: email, normalized: email });
}

/** `count` partners, each with a contact, a legal entity, a phone and an e-mail. */
export function seedBulk(gate: Gate, count: number): void {
  for (let from = 0; from < count; from += 5000) {
    gate.write({ command: 'seed', commandId: `bulk-${from}`, isUndoable: false }, (tx) => {
      for (let n = from; n < Math.min(count, from + 5000); n++) insertOne(tx, n);
    });
  }
  rawWrite(gate, 'ANALYZE');
}
