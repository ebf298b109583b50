import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { openExchangeSource, type SourceFile } from '#main/exchange/archive/exchangeSource.ts';
import { readExchange } from '#main/exchange/commerceml/readCommerceml.ts';
import type { CommercemlRecord } from '#main/exchange/commerceml/records.ts';
import { createExchangeSession } from '#main/exchange/commerceml/session.ts';
import { readCsv } from '#main/exchange/csv/readCsv.ts';
import {
  clients,
  deletedItem,
  documents,
  items,
  owner,
  priceTypes,
  warehouses,
} from '#tests/fixtures/exchange/fixtureData.ts';
import { fixturesFolder, makeFixtures } from '#tests/fixtures/exchange/makeFixtures.ts';
import { priceOf, totalOf } from '#tests/fixtures/exchange/renderCommerceml.ts';

const contentOf = async (file: SourceFile | undefined): Promise<string> =>
  file === undefined ? '' : text(await file.open());

type Kind = CommercemlRecord['kind'];
type OfKind<K extends Kind> = Extract<CommercemlRecord, { kind: K }>;

async function readSet(name: string) {
  const source = await openExchangeSource(join(fixturesFolder, name));
  const records: CommercemlRecord[] = [];
  for await (const batch of readExchange(source, createExchangeSession())) records.push(...batch.records);
  await source.close();
  const of = <K extends Kind>(kind: K) =>
    records.filter((record): record is OfKind<K> => record.kind === kind);
  return { files: source.files.map(({ path }) => path), of };
}

const liveIds = items.map(({ id }) => id);

describe.each([
  { name: '2.03', version: '2.03', isRussian: true, currency: 'RUB', files: 3, hasStores: false },
  { name: '2.05', version: '2.05', isRussian: true, currency: 'RUB', files: 3, hasStores: true },
  { name: '2.07', version: '2.07', isRussian: false, currency: 'AZN', files: 4, hasStores: true },
  { name: '2.10', version: '2.10', isRussian: false, currency: 'AZN', files: 3, hasStores: true },
  { name: '3.1', version: '3.1', isRussian: false, currency: 'AZN', files: 6, hasStores: true },
])('fixture set $name', ({ name, version, isRussian, currency, files, hasStores }) => {
  it('is read whole, without problems', async () => {
    const set = await readSet(name);
    expect(set.of('problem')).toEqual([]);
    expect(set.of('header')).toEqual(
      Array(files).fill({ kind: 'header', version, formedAt: '2026-11-20T18:30:00' }),
    );
    const products = set.of('product').map(({ id, name: title, article, isDeleted, vatCode }) => ({
      id,
      title,
      article,
      isDeleted,
      vatCode,
    }));
    expect(products).toEqual([
      ...items.map((item) => ({
        id: item.id,
        title: isRussian ? item.nameRu : item.name,
        article: item.article,
        isDeleted: false,
        vatCode: 'vat18',
      })),
      {
        id: deletedItem.id,
        title: isRussian ? 'Старый стул' : deletedItem.name,
        article: deletedItem.article,
        isDeleted: true,
        vatCode: undefined,
      },
    ]);
    expect(set.of('owner').map(({ party }) => [party.taxId, party.bankAccounts[0]?.number])).toEqual([
      [owner.taxId, owner.account],
    ]);
    expect(set.of('unit')).toHaveLength(4);
    expect(set.of('group')).toHaveLength(9);
    expect(set.of('section').some(({ section, isFull }) => section === 'catalogue' && isFull)).toBe(true);
  });

  it('gives every price and stock', async () => {
    const set = await readSet(name);
    const prices = new Map<string, number[]>();
    const stocks = new Map<string, number[]>();
    for (const offer of set.of('offer')) {
      if (offer.prices)
        prices.set(
          offer.id,
          offer.prices.map(({ amountMinor }) => amountMinor),
        );
      if (offer.stocks)
        stocks.set(
          offer.id,
          offer.stocks.map(({ quantityMilli }) => quantityMilli / 1000),
        );
    }
    expect([...new Set(set.of('priceType').map((type) => `${type.name} ${type.currency}`))]).toEqual(
      priceTypes.map((type) => `${isRussian ? type.nameRu : type.name} ${currency}`),
    );
    expect([...prices]).toEqual(
      items.map((item) => [item.id, priceTypes.map(({ percent }) => priceOf(item, percent))]),
    );
    const expected = hasStores
      ? items.filter(({ isService }) => !isService).map((item) => [item.id, item.stock])
      : [];
    expect([...stocks]).toEqual(expected);
    expect(new Set(set.of('warehouse').map(({ id }) => id))).toEqual(
      new Set(hasStores ? warehouses.map(({ id }) => id) : []),
    );
  });
});

describe('documents', () => {
  it.each(['2.10', '3.1'])(
    '%s: orders, invoices, shipments and payments with their clients',
    async (name) => {
      const set = await readSet(name);
      const operations = new Map([
        ['Заказ товара', 'order'],
        ['Счет на оплату', 'invoice'],
        ['Отпуск товара', 'shipment'],
        ['Выплата безналичных денег', 'bankPayment'],
        ['Выплата наличных денег', 'cashPayment'],
      ]);
      expect(
        set
          .of('document')
          .map(({ id, number, date, operation, totalMinor, currency, isPosted, baseId, parties, lines }) => ({
            id,
            number,
            date,
            operation,
            totalMinor,
            currency,
            isPosted,
            baseId,
            client: parties[0]?.id,
            lines: lines.length,
          })),
      ).toEqual(
        documents.map((document) => ({
          id: document.id,
          number: document.number,
          date: document.date,
          operation: operations.get(document.operation),
          totalMinor: totalOf(document),
          currency: 'AZN',
          isPosted: true,
          baseId: document.baseId,
          client: document.client.id,
          lines: document.lines.length,
        })),
      );
      const parties = new Map(set.of('document').map(({ parties: [party] }) => [party?.id, party]));
      expect(
        [...parties.values()].map((party) => [
          party?.name,
          party?.taxId,
          party?.isPerson,
          party?.contacts.map(({ value }) => value),
        ]),
      ).toEqual(
        clients.map((client) => [
          client.name,
          client.taxId,
          client.person !== undefined,
          [...client.phones.map(([, value]) => value), client.email],
        ]),
      );
      const payments = set.of('document').filter(({ paymentNumber }) => paymentNumber !== undefined);
      expect(payments).toHaveLength(3);
    },
  );

  it('2.03 nests the invoice, shipment and payment in the order', async () => {
    const set = await readSet('2.03');
    expect(
      set
        .of('document')
        .map(({ operation, subDocuments }) => [operation, subDocuments.map((sub) => sub.operation)]),
    ).toEqual([['order', ['invoice', 'shipment', 'bankPayment']]]);
  });
});

describe('the sets themselves', () => {
  it('a delta: no section is full', async () => {
    const set = await readSet('2.10-delta');
    expect(set.of('section').map(({ isFull }) => isFull)).toEqual([false, false]);
    expect(set.of('product')).toHaveLength(3);
    expect(set.of('problem')).toEqual([]);
  });

  it('3.1 is read classifier first, rests before documents', async () => {
    expect((await readSet('3.1')).files).toEqual([
      'properties/1/import0_1.xml',
      'goods/1/import0_1.xml',
      'goods/1/offers0_1.xml',
      'goods/1/prices0_1.xml',
      'goods/1/rests0_1.xml',
      'documents/1/documents0_1.xml',
    ]);
  });

  it('every picture of 2.10 is found and is a PNG', async () => {
    const source = await openExchangeSource(join(fixturesFolder, '2.10'));
    const set = await readSet('2.10');
    const pictures = set.of('product').flatMap((product) => product.pictures);
    for (const picture of pictures) {
      const file = await source.findPicture(picture, 'import0_1.xml');
      expect((await contentOf(file)).slice(1, 4)).toBe('PNG');
    }
    expect(pictures).toHaveLength(liveIds.length - 1);
  });

  it('the committed files are what makeFixtures.ts writes', async () => {
    const made = makeFixtures();
    const found = (await readdir(fixturesFolder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.ts'))
      .map((entry) => relative(fixturesFolder, join(entry.parentPath, entry.name)).split(sep).join('/'));
    expect(found.toSorted()).toEqual([...made.keys()].toSorted());
    for (const [path, bytes] of made) {
      expect((await readFile(join(fixturesFolder, path))).equals(bytes), path).toBe(true);
    }
  });

  it.each([
    ['partners-az-utf8bom.csv', 'utf-8', ';', 'Günəş Mebel'],
    ['partners-ru-1251.csv', 'windows-1251', ';', 'ООО Пример-Строй'],
    ['partners-ru-utf16.csv', 'utf-16le', '\t', 'ООО Пример-Строй'],
  ])('csv %s', async (name, encoding, delimiter, first) => {
    const source = await openExchangeSource(join(fixturesFolder, 'csv', name));
    const parts = [];
    for (const file of source.files) for await (const part of readCsv(file)) parts.push(part);
    await source.close();
    expect(parts).toMatchObject([
      { kind: 'header', encoding, delimiter },
      { kind: 'row', values: expect.arrayContaining([first]) },
      { kind: 'row' },
    ]);
  });
});
