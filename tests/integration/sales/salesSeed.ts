// A company that can sell, one client with an e-mail, and a few items.

import type { WriteContext } from '#main/store/context.ts';
import { contactPoints, contacts, documents, legalEntities } from '#main/store/schema/index.ts';
import type { TestCore } from '#tests/tools/testCore.ts';
import { addCompany, addItem, addPartner, seed } from '../catalog/catalogSeed.ts';

const audit = { createdAt: 1, updatedAt: 1 };

export function addEmail(tx: WriteContext, partnerId: string, contactId: string | null, value: string): void {
  tx.orm
    .insert(contactPoints)
    .values({ id: `mail-${value}`, partnerId, contactId, kind: 'email', value, normalized: value, ...audit })
    .run();
}

export function addContact(tx: WriteContext, partnerId: string, id: string, isPrimary = false): void {
  tx.orm
    .insert(contacts)
    .values({ id, partnerId, name: id, isPrimary, nameFold: id, searchText: id, ...audit })
    .run();
}

/** Client `p` with contact `Leyla`, legal entity, items `pump` (floor 80,00, stock 10), `hose`, `setup` (service). */
export function seedSales(t: Pick<TestCore, 'core'>): void {
  seed(t, (tx) => {
    addCompany(tx);
    addPartner(tx, 'p', { name: 'Əliyev və Şərikləri' });
    addContact(tx, 'p', 'Leyla', true);
    addEmail(tx, 'p', 'Leyla', 'leyla@client.example');
    tx.orm
      .insert(legalEntities)
      .values({
        id: 'le',
        partnerId: 'p',
        name: 'Əliyev MMC',
        legalName: 'Əliyev və Şərikləri MMC',
        country: 'AZ',
        taxId: '2001234571',
        isDefault: true,
        ...audit,
      })
      .run();
    addItem(tx, {
      id: 'pump',
      name: 'Nasos SCALA2',
      article: 'P-1',
      prices: { retail: 11_800, recommended: 10_000, minimum: 8000, cost: 5000 },
      stocks: { w1: 10_000 },
    });
    addItem(tx, { id: 'hose', name: 'Şlanq', prices: { retail: 250 }, stocks: { w1: 100_000 } });
    addItem(tx, {
      id: 'setup',
      name: 'Quraşdırma',
      kind: 'service',
      vatCode: 'exempt',
      prices: { retail: 3000 },
    });
    addItem(tx, { id: 'unpriced', name: 'Qiymətsiz' });
  });
}

export function addReceipt(tx: WriteContext, basisId: string, totalMinor: number): void {
  tx.orm
    .insert(documents)
    .values({
      id: tx.newId(),
      kind: 'receipt',
      date: '2026-11-23',
      state: 'issued',
      organizationId: 'org',
      partnerId: 'p',
      ownerId: 'u1',
      currency: 'AZN',
      isVatIncluded: true,
      rounding: 'line',
      netMinor: totalMinor,
      vatMinor: 0,
      totalMinor,
      basisId,
      ...audit,
    })
    .run();
}
