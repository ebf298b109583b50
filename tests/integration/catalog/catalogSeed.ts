// Rows that 1C would bring: price types, warehouses, groups, items, for the tests of catalogue and sales.
import { itemKeys } from '#main/catalog/index.ts';
import type { WriteContext } from '#main/store/context.ts';
import {
  bankAccounts,
  itemBarcodes,
  itemGroups,
  items,
  organizations,
  partners,
  prices,
  priceTypes,
  stocks,
  units,
  users,
  warehouses,
} from '#main/store/schema/index.ts';
import { fold } from '#shared/domain/fold.ts';
import { sortKeyAz } from '#shared/domain/sortKey.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

export const nowMs = Date.UTC(2026, 10, 23, 8);

let commands = 0;

/** One write of rows, as a step that nobody undoes. */
export function seed(t: Pick<TestCore, 'core'>, work: (tx: WriteContext) => void): void {
  commands += 1;
  t.core.gate.write({ command: 'test.seed', commandId: `seed-${commands}`, isUndoable: false }, work);
}

const audit = { createdAt: 1, updatedAt: 1 };

export function addGroup(
  tx: WriteContext,
  id: string,
  parentId: string | null = null,
  branch: '' | 'products' | 'components' = '',
): void {
  tx.orm
    .insert(itemGroups)
    .values({ id, parentId, name: id, branch, sortKey: sortKeyAz(id), ...audit })
    .run();
}

export type ItemSeed = {
  id: string;
  name?: string;
  article?: string;
  groupId?: string | null;
  branch?: 'products' | 'components';
  kind?: 'good' | 'service';
  vatCode?: string;
  isHidden?: boolean;
  barcode?: string;
  prices?: Record<string, number>;
  stocks?: Record<string, number>;
};

export function addItem(tx: WriteContext, item: ItemSeed): void {
  const { id, name = id, article = '' } = item;
  tx.orm
    .insert(items)
    .values({
      id,
      name,
      article,
      groupId: item.groupId ?? null,
      branch: item.branch ?? 'products',
      kind: item.kind ?? 'good',
      vatCode: item.vatCode ?? 'vat18',
      isHidden: item.isHidden ?? false,
      unitId: 'pcs',
      ...itemKeys({ name, article }),
      ...audit,
    })
    .run();
  for (const [type, amountMinor] of Object.entries(item.prices ?? {})) {
    tx.orm
      .insert(prices)
      .values({ id: `${id}/${type}`, itemId: id, priceTypeId: type, amountMinor, ...audit })
      .run();
  }
  for (const [warehouseId, quantityMilli] of Object.entries(item.stocks ?? {})) {
    tx.orm
      .insert(stocks)
      .values({ id: `${id}/${warehouseId}`, itemId: id, warehouseId, quantityMilli, ...audit })
      .run();
  }
  if (item.barcode !== undefined) {
    tx.orm
      .insert(itemBarcodes)
      .values({ id: `b-${id}`, itemId: id, barcode: item.barcode, ...audit })
      .run();
  }
}

type PriceTypeSeed = {
  role?: '' | 'retail' | 'dealer' | 'minimum' | 'recommended' | 'cost';
  currency?: string;
  isVatIncluded?: boolean;
};

export function addPriceTypes(tx: WriteContext, types: Record<string, PriceTypeSeed>): void {
  Object.entries(types).forEach(([id, type], position) => {
    const { role = '', currency = 'AZN', isVatIncluded = true } = type;
    tx.orm
      .insert(priceTypes)
      .values({ id, name: id, currency, isVatIncluded, role, position, ...audit })
      .run();
  });
}

export function addPartner(
  tx: WriteContext,
  id: string,
  more: Partial<typeof partners.$inferInsert> = {},
): void {
  tx.orm
    .insert(partners)
    .values({
      id,
      name: id,
      kind: 'company',
      state: 'active',
      ownerId: 'u1',
      nameFold: fold(id),
      sortKey: sortKeyAz(id),
      searchText: fold(id),
      ...audit,
      ...more,
    })
    .run();
}

/** An Azerbaijani organisation with VAT inside, a user, units, two warehouses and the usual price types. */
export function addCompany(
  tx: WriteContext,
  organization: Partial<typeof organizations.$inferInsert> = {},
): void {
  tx.orm
    .insert(users)
    .values({ id: 'u1', name: 'Aysel', role: 'rep', language: 'az', timeZone: 'Asia/Baku', ...audit })
    .run();
  tx.sql.run("UPDATE device SET user_id = 'u1', prefix = 'A7'");
  // The gate tells that the device's user changed, and the core then knows who acts.
  tx.touch('device');
  tx.orm
    .insert(organizations)
    .values({
      id: 'org',
      name: 'Xəzər Avadanlıq',
      legalName: '“Xəzər Avadanlıq” MMC',
      country: 'AZ',
      taxId: '1401234561',
      legalAddress: 'AZ1065, Bakı',
      headName: 'İsmayılov Ş. Ə.',
      currency: 'AZN',
      vatCode: 'vat18',
      isDefault: true,
      ...audit,
      ...organization,
    })
    .run();
  tx.orm
    .insert(bankAccounts)
    .values({
      id: 'bank',
      ownerKind: 'organization',
      ownerId: 'org',
      bankName: 'Kapital Bank',
      account: 'AZ12AIIB38060019441234567890',
      currency: 'AZN',
      isDefault: true,
      ...audit,
    })
    .run();
  tx.orm
    .insert(units)
    .values({ id: 'pcs', name: 'ədəd', ...audit })
    .run();
  for (const id of ['w1', 'w2'])
    tx.orm
      .insert(warehouses)
      .values({ id, name: id, ...audit })
      .run();
  addPriceTypes(tx, {
    retail: { role: 'retail' },
    recommended: { role: 'recommended' },
    minimum: { role: 'minimum' },
    cost: { role: 'cost', isVatIncluded: false },
  });
}
