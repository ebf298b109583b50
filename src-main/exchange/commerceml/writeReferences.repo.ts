// Reference data of an exchange: groups, units, properties, price types, warehouses. What the user chose – the branch of
// a group, the role of a price type – is set once, at creation, and never overwritten.

import type { ReadContext, WriteContext } from '#main/store/context.ts';
import { sortKeyAz } from '#shared/domain/sortKey.ts';
import { upsertSql } from '../upsertSql.ts';
import {
  groupIdOf,
  priceTypeIdOf,
  propertyIdOf,
  totalWarehouseId,
  unitIdOf,
  warehouseIdOf,
} from './externalIds.rules.ts';
import { addressText } from './parties.rules.ts';
import type { GroupRecord, PriceTypeRecord, PropertyRecord, UnitRecord, WarehouseRecord } from './records.ts';
import { guessBranch, guessPriceRole } from './roles.rules.ts';

const sqlOf = {
  groups: upsertSql(
    'item_groups',
    ['id', 'parent_id', 'name', 'branch', 'sort_key', 'external_id'],
    ['branch'],
  ),
  properties: upsertSql('properties', ['id', 'name', 'value_kind', 'external_id']),
  priceTypes: upsertSql(
    'price_types',
    ['id', 'name', 'currency', 'is_vat_included', 'role', 'position', 'external_id'],
    ['role', 'position'],
  ),
  warehouses: upsertSql('warehouses', ['id', 'name', 'address', 'external_id']),
  units: upsertSql('units', ['id', 'code', 'name', 'full_name', 'international']),
};

/** A mark of deletion in 1C. */
function markDeleted(tx: WriteContext, table: string, id: string): void {
  tx.sql.run(
    `UPDATE ${table} SET deleted_at = :now, updated_at = :now WHERE id = :id AND deleted_at IS NULL`,
    {
      id,
      now: tx.now,
    },
  );
}

export function writeGroup(tx: WriteContext, group: GroupRecord): void {
  const id = groupIdOf(group.id);
  if (group.isDeleted) {
    markDeleted(tx, 'item_groups', id);
    return;
  }
  const parentId = group.parentId === undefined ? null : groupIdOf(group.parentId);
  const { name } = group;
  tx.sql.run(sqlOf.groups, [
    id,
    parentId,
    name,
    guessBranch(name),
    sortKeyAz(name),
    group.id,
    tx.now,
    tx.now,
  ]);
}

const valueKinds = { text: 'text', number: 'number', time: 'date', reference: 'choice' } as const;

export function writeProperty(tx: WriteContext, property: PropertyRecord): void {
  const id = propertyIdOf(property.id);
  if (property.isDeleted) {
    markDeleted(tx, 'properties', id);
    return;
  }
  tx.sql.run(sqlOf.properties, [
    id,
    property.name,
    valueKinds[property.valueType],
    property.id,
    tx.now,
    tx.now,
  ]);
}

export function writeWarehouse(tx: WriteContext, warehouse: WarehouseRecord): void {
  const id = warehouseIdOf(warehouse.id);
  if (warehouse.isDeleted) {
    markDeleted(tx, 'warehouses', id);
    return;
  }
  const address = addressText(warehouse.address);
  tx.sql.run(sqlOf.warehouses, [id, warehouse.name, address, warehouse.id, tx.now, tx.now]);
}

const totalNames = { az: 'Anbar', en: 'Warehouse', ru: 'Склад' } as const;

/** For stock that came without warehouses. */
export function writeTotalWarehouse(tx: WriteContext): void {
  if (tx.sql.get('SELECT 1 FROM warehouses WHERE id = ? AND deleted_at IS NULL', [totalWarehouseId])) return;
  tx.sql.run(sqlOf.warehouses, [totalWarehouseId, totalNames[tx.user.language], '', '', tx.now, tx.now]);
}

type OldUnit = { name: string; fullName: string; international: string; code: string };

/** Units come in pieces: 3.1 gives the code alone where 2.x gives all names. What is known is not emptied. */
export function writeUnit(tx: WriteContext, unit: UnitRecord): void {
  const id = unitIdOf(unit);
  if (id === null) return;
  const old = tx.sql.get<OldUnit>(
    'SELECT code, name, full_name AS fullName, international FROM units WHERE id = ?',
    [id],
  );
  const code = unit.code ?? old?.code ?? '';
  const fullName = unit.fullName ?? old?.fullName ?? '';
  const name = unit.name ?? old?.name ?? unit.fullName ?? code;
  tx.sql.run(sqlOf.units, [
    id,
    code,
    name,
    fullName,
    unit.international ?? old?.international ?? '',
    tx.now,
    tx.now,
  ]);
}

type OldType = { currency: string; isVatIncluded: number };

/**
 * A role is guessed for a new type, when no other of 1C has it. One made here that has it does not stand in the way:
 * prices of 1C would come without their floor (decision 0012).
 */
export function writePriceType(tx: WriteContext, type: PriceTypeRecord, usualCurrency: string): void {
  const id = priceTypeIdOf(type.id);
  if (type.isDeleted) {
    markDeleted(tx, 'price_types', id);
    return;
  }
  const old = tx.sql.get<OldType>(
    'SELECT currency, is_vat_included AS isVatIncluded FROM price_types WHERE id = ?',
    [id],
  );
  const guessed = old === undefined ? guessPriceRole(type.name) : '';
  const holder = tx.sql.get(
    'SELECT 1 FROM price_types WHERE role = ? AND external_id IS NOT NULL AND deleted_at IS NULL LIMIT 1',
    [guessed],
  );
  const role = holder === undefined ? guessed : '';
  const position =
    tx.sql.get<{ n: number }>('SELECT coalesce(max(position), 0) + 1 AS n FROM price_types')?.n ?? 1;
  const currency = type.currency ?? old?.currency ?? usualCurrency;
  const isVatIncluded =
    type.isVatIncluded === undefined ? (old?.isVatIncluded ?? 1) : Number(type.isVatIncluded);
  tx.sql.run(sqlOf.priceTypes, [
    id,
    type.name,
    currency,
    isVatIncluded,
    role,
    position,
    type.id,
    tx.now,
    tx.now,
  ]);
}

export type Branch = 'products' | 'components';
export type BranchOf = (groupId: string | null) => Branch;

/** The branch that items of a group lie in: of the nearest group above that says. */
export function loadBranches({ sql }: Pick<ReadContext, 'sql'>): { branchOf: BranchOf; ids: string[] } {
  type Row = { id: string; parentId: string | null; branch: '' | Branch };
  const rows = sql.all<Row>(
    'SELECT id, parent_id AS parentId, branch FROM item_groups WHERE deleted_at IS NULL',
  );
  const groups = new Map(rows.map((row) => [row.id, row]));
  const branchOf: BranchOf = (groupId) => {
    const seen = new Set<string>();
    for (let id = groupId; id !== null && !seen.has(id); ) {
      seen.add(id);
      const group = groups.get(id);
      if (group !== undefined && group.branch !== '') return group.branch;
      id = group?.parentId ?? null;
    }
    return 'products';
  };
  return { branchOf, ids: [...groups.keys()] };
}

/** Items that lie in another branch since their group was moved in 1C. */
export function misplacedItems(
  ctx: Pick<ReadContext, 'sql'>,
  groupId: string,
  branch: Branch,
): { id: string }[] {
  return ctx.sql.all<{ id: string }>(
    'SELECT id FROM items WHERE group_id = ? AND is_hidden = 0 AND deleted_at IS NULL AND branch <> ?',
    [groupId, branch],
  );
}

export function moveItem(tx: WriteContext, id: string, branch: Branch): void {
  tx.sql.run('UPDATE items SET branch = ?, updated_at = ? WHERE id = ?', [branch, tx.now, id]);
}
