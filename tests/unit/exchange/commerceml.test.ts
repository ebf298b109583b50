import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { isKnownVersion } from '#main/exchange/commerceml/commercemlParser.ts';
import { readCommerceml } from '#main/exchange/commerceml/readCommerceml.ts';
import { createExchangeSession } from '#main/exchange/commerceml/session.ts';
import { toMoment } from '#main/exchange/commerceml/values.ts';
import { ofKind, readBody, readBytes, root } from './readText.ts';

const product = (inner: string) =>
  `<Каталог СодержитТолькоИзменения="true"><Ид>c</Ид><Товары>${inner}</Товары></Каталог>`;
const offers = (inner: string, attribute = 'true') =>
  `<ПакетПредложений СодержитТолькоИзменения="${attribute}"><Ид>c#</Ид><ТипыЦен><ТипЦены><Ид>p1</Ид><Наименование>Розничная</Наименование><Валюта>руб.</Валюта></ТипЦены></ТипыЦен><Предложения>${inner}</Предложения></ПакетПредложений>`;

describe('catalogue', () => {
  it('reads a product with everything it may carry', async () => {
    const records = await readBody(
      product(`<Товар Статус="Изменен"><Ид>a#v</Ид><Штрихкод>1</Штрихкод><Штрихкод>2</Штрихкод><Артикул>A-1</Артикул>
<Наименование> Стол &quot;Шеки&quot; &amp; Co </Наименование><БазоваяЕдиница Код="796 " НаименованиеПолное="Штука" МеждународноеСокращение="PCE">шт<Пересчет><Единица>778</Единица></Пересчет></БазоваяЕдиница>
<Группы><Ид>g1</Ид><Ид>g2</Ид></Группы><Описание><![CDATA[<b>да</b>]]></Описание><Картинка>import_files/a.png</Картинка><Картинка/>
<Изготовитель><Ид>m</Ид><Наименование>Завод</Наименование></Изготовитель>
<ЗначенияСвойств><ЗначенияСвойства><Ид>pr</Ид><Значение>v1</Значение><Значение>v2</Значение></ЗначенияСвойства><ЗначенияСвойства><Ид>empty</Ид><Значение/></ЗначенияСвойства></ЗначенияСвойств>
<СтавкиНалогов><СтавкаНалога><Наименование>НДС</Наименование><Ставка>Без налога</Ставка></СтавкаНалога></СтавкиНалогов>
<ХарактеристикиТовара><ХарактеристикаТовара><Наименование>Цвет</Наименование><Значение>Белый</Значение></ХарактеристикаТовара></ХарактеристикиТовара>
<ЗначенияРеквизитов><ЗначениеРеквизита><Наименование>ТипНоменклатуры</Наименование><Значение>Услуга</Значение></ЗначениеРеквизита><ЗначениеРеквизита><Наименование>Код</Наименование><Значение>НМ-1</Значение></ЗначениеРеквизита></ЗначенияРеквизитов></Товар>`),
    );
    const unit = { code: '796', name: 'шт', fullName: 'Штука', international: 'PCE' };
    expect(ofKind(records, 'product')).toEqual([
      {
        kind: 'product',
        line: 3,
        column: expect.any(Number),
        id: 'a#v',
        baseId: 'a',
        variantId: 'v',
        status: 'changed',
        isDeleted: false,
        catalogueId: 'c',
        barcodes: ['1', '2'],
        article: 'A-1',
        code: 'НМ-1',
        name: 'Стол "Шеки" & Co',
        unit,
        groupIds: ['g1', 'g2'],
        description: '<b>да</b>',
        pictures: ['import_files/a.png'],
        manufacturer: 'Завод',
        properties: [{ propertyId: 'pr', values: ['v1', 'v2'] }],
        vatText: 'Без налога',
        vatCode: 'exempt',
        characteristics: [{ name: 'Цвет', value: 'Белый' }],
        requisites: [],
        itemKind: 'service',
      },
    ]);
    expect(ofKind(records, 'unit')).toEqual([{ kind: 'unit', ...unit, line: 4, column: expect.any(Number) }]);
    expect(ofKind(records, 'section')).toEqual([
      expect.objectContaining({ section: 'catalogue', isFull: false, id: 'c', catalogueId: 'c', count: 1 }),
    ]);
  });

  it('gives parents of nested groups before their children, and old and new property notations alike', async () => {
    const variants = (name: string, id: string) =>
      `<ВариантыЗначений><${name}><${id}>v</${id}><Значение>Ağ</Значение></${name}></ВариантыЗначений>`;
    const records =
      await readBody(`<Классификатор><Ид>k</Ид><Группы><Группа><Ид>1</Ид><Наименование>A</Наименование><Группы><Группа><Ид>2</Ид><Наименование>B</Наименование><Группы><Группа><Ид>3</Ид><Наименование>C</Наименование></Группа></Группы></Группа></Группы></Группа><Группа><Ид>4</Ид><Наименование>D</Наименование></Группа></Группы>
<Свойства><Свойство><Ид>n</Ид><Наименование>Rəng</Наименование><ТипЗначений>Справочник</ТипЗначений>${variants('Справочник', 'ИдЗначения')}</Свойство><СвойствоНоменклатуры><Ид>o</Ид><Наименование>Цвет</Наименование><ТипыЗначений><ТипЗначений><Тип>Справочник</Тип>${variants('ВариантЗначения', 'Ид')}</ТипЗначений></ТипыЗначений></СвойствоНоменклатуры></Свойства></Классификатор>`);
    expect(ofKind(records, 'group').map(({ id, parentId }) => [id, parentId])).toEqual([
      ['1', undefined],
      ['2', '1'],
      ['3', '2'],
      ['4', undefined],
    ]);
    const shared = { valueType: 'reference', variants: [{ id: 'v', value: 'Ağ' }] };
    expect(ofKind(records, 'property')).toMatchObject([
      { id: 'n', name: 'Rəng', ...shared },
      { id: 'o', name: 'Цвет', ...shared },
    ]);
  });

  it('matches by local name whatever the prefix', async () => {
    const text =
      '<c:КоммерческаяИнформация xmlns:c="urn:x" ВерсияСхемы="2.07"><c:Каталог><c:Товары><c:Товар><c:Ид>1</c:Ид><c:Наименование>N</c:Наименование></c:Товар></c:Товары></c:Каталог></c:КоммерческаяИнформация>';
    const records = await readBytes(Buffer.from(text));
    expect(ofKind(records, 'product')).toMatchObject([{ id: '1', name: 'N' }]);
    expect(records[0]).toEqual({ kind: 'header', version: '2.07' });
  });

  it('an item without id is a problem with its place, and the rest is read', async () => {
    const records = await readBody(
      product(
        '<Товар><Артикул>A</Артикул><Наименование>N</Наименование></Товар>\n<Товар><Ид>2</Ид><Наименование>M</Наименование></Товар>',
      ),
    );
    expect(ofKind(records, 'problem')).toEqual([
      {
        kind: 'problem',
        file: 'file.xml',
        line: 3,
        column: expect.any(Number),
        ref: 'A',
        reason: 'id_missing',
        isSkipped: true,
      },
    ]);
    expect(ofKind(records, 'product').map(({ id }) => id)).toEqual(['2']);
  });
});

describe('offers', () => {
  it('a price of a pack that is no number or holds nothing is reported once and left out', async () => {
    const price = (factor: string): string =>
      `<Цена><ИдТипаЦены>p1</ИдТипаЦены><ЦенаЗаЕдиницу>12</ЦенаЗаЕдиницу><Коэффициент>${factor}</Коэффициент></Цена>`;
    const records = await readBody(
      offers(`<Предложение><Ид>a</Ид><Цены>${price('0')}${price('dozen')}${price('6')}</Цены></Предложение>`),
    );
    expect(ofKind(records, 'offer')).toMatchObject([
      { prices: [{ typeId: 'p1', amountMinor: 200, isRounded: false }] },
    ]);
    expect(ofKind(records, 'problem').map(({ reason }) => reason)).toEqual([
      'number_invalid',
      'number_invalid',
    ]);
  });

  it('reads prices and both notations of stock', async () => {
    const records = await readBody(
      offers(`<Предложение><Ид>a#v</Ид><Цены><Цена><Представление>1 234,50 руб</Представление><ИдТипаЦены>p1</ИдТипаЦены><ЦенаЗаЕдиницу>1234.5650</ЦенаЗаЕдиницу><Единица>упак</Единица><Коэффициент>12</Коэффициент><МинКоличество>0.5</МинКоличество></Цена></Цены><Количество>-3.5</Количество><Склад ИдСклада="w1" КоличествоНаСкладе="20"/><Склад ИдСклада="w2" КоличествоНаСкладе=""/></Предложение>
<Предложение><Ид>b</Ид><Остатки><Остаток><Склад><Ид>w1</Ид><Количество>6</Количество></Склад></Остаток><Остаток><Количество>7</Количество></Остаток></Остатки></Предложение>
<Предложение><Ид>c</Ид><Цены/></Предложение>`),
    );
    expect(ofKind(records, 'offer')).toMatchObject([
      {
        id: 'a#v',
        baseId: 'a',
        variantId: 'v',
        prices: [
          {
            typeId: 'p1',
            // A pack of twelve for 1234.57.
            amountMinor: 10288,
            isRounded: true,
            currency: 'RUB',
          },
        ],
        stocks: [
          { warehouseId: 'w1', quantityMilli: 20000 },
          { warehouseId: 'w2', quantityMilli: 0 },
        ],
        totalQuantityMilli: -3500,
      },
      {
        id: 'b',
        prices: undefined,
        stocks: [{ warehouseId: 'w1', quantityMilli: 6000 }],
        totalQuantityMilli: 7000,
      },
      { id: 'c', prices: [], stocks: undefined, totalQuantityMilli: undefined },
    ]);
    expect(ofKind(records, 'problem')).toEqual([]);
  });

  it.each([
    [
      'a price in an unknown currency',
      '<ИдТипаЦены>p1</ИдТипаЦены><ЦенаЗаЕдиницу>1</ЦенаЗаЕдиницу><Валюта>XYZ</Валюта>',
      'currency_unknown',
    ],
    [
      'a price of an unknown type',
      '<ИдТипаЦены>p9</ИдТипаЦены><ЦенаЗаЕдиницу>1</ЦенаЗаЕдиницу><Валюта>AZN</Валюта>',
      'price_type_unknown',
    ],
    ['a price without type', '<ЦенаЗаЕдиницу>1</ЦенаЗаЕдиницу>', 'price_type_missing'],
    [
      'a price that is no number',
      '<ИдТипаЦены>p1</ИдТипаЦены><ЦенаЗаЕдиницу>дорого</ЦенаЗаЕдиницу>',
      'number_invalid',
    ],
    ['a price without amount', '<ИдТипаЦены>p1</ИдТипаЦены>', 'number_invalid'],
    ['a negative price', '<ИдТипаЦены>p1</ИдТипаЦены><ЦенаЗаЕдиницу>-1</ЦенаЗаЕдиницу>', 'price_negative'],
  ])('%s is left out with a reason, the offer stays', async (_name, price, reason) => {
    const good = '<Цена><ИдТипаЦены>p1</ИдТипаЦены><ЦенаЗаЕдиницу>5</ЦенаЗаЕдиницу></Цена>';
    const records = await readBody(
      offers(`<Предложение><Ид>a</Ид><Цены><Цена>${price}</Цена>${good}</Цены></Предложение>`),
    );
    expect(ofKind(records, 'problem')).toMatchObject([{ ref: 'a', reason, isSkipped: false, line: 3 }]);
    expect(ofKind(records, 'offer')).toMatchObject([{ prices: [{ amountMinor: 500 }] }]);
  });

  it('a delta may name price types the store already knows', async () => {
    const session = createExchangeSession([{ id: 'old', currency: 'AZN' }]);
    const records = await readBody(
      '<ИзмененияПакетаПредложений><Ид>c#</Ид><Предложения><Предложение><Ид>a</Ид><ИдХарактеристики>v</ИдХарактеристики><Цены><Цена><ИдТипаЦены>old</ИдТипаЦены><ЦенаЗаЕдиницу>7</ЦенаЗаЕдиницу></Цена></Цены></Предложение></Предложения></ИзмененияПакетаПредложений>',
      session,
    );
    expect(ofKind(records, 'offer')).toMatchObject([
      { variantId: 'v', prices: [{ amountMinor: 700, currency: 'AZN' }] },
    ]);
    expect(ofKind(records, 'section')).toMatchObject([{ section: 'offers', isFull: false }]);
  });

  it('full means the attribute says so, at each section', async () => {
    const records = await readBody(`<Классификатор><Ид>k</Ид></Классификатор>${offers('', 'false')}`);
    expect(ofKind(records, 'section').map(({ section, isFull }) => [section, isFull])).toEqual([
      ['classifier', false],
      ['offers', true],
    ]);
  });
});

describe('documents', () => {
  it('reads a document with its party, lines, requisites and sub-documents', async () => {
    const records =
      await readBody(`<Контейнер><Документ><Ид>d1</Ид><Номер>7</Номер><Номер1С>НМ-7</Номер1С><Дата>2026-11-01T09:30:00</Дата><ХозОперация>Счёт на оплату</ХозОперация><Роль>Продавец</Роль><Валюта>ман.</Валюта><Курс>1.7</Курс><Сумма>118.00</Сумма><СрокПлатежа>2026-11-15</СрокПлатежа>
<Контрагенты><Контрагент><Ид>c</Ид><Наименование>Əliyeva</Наименование><ПолноеНаименование>Əliyeva Günel</ПолноеНаименование><Фамилия>Əliyeva</Фамилия><Имя>Günel</Имя><ИНН>0000000261</ИНН><Адрес><Представление>, </Представление></Адрес><Контакты><Контакт><Тип>Электронная почта</Тип><Значение>g@example.az</Значение></Контакт><Контакт><Тип>Телефон мобильный</Тип><Значение/></Контакт></Контакты><Представители><Представитель><Контрагент><Наименование>Rauf</Наименование></Контрагент><Отношение>Контактное лицо</Отношение></Представитель></Представители><РасчетныеСчета><РасчетныйСчет><НомерСчета>AZ21</НомерСчета><Банк><Наименование>Bank</Наименование><БИК>1</БИК></Банк></РасчетныйСчет></РасчетныеСчета><Роль>Покупатель</Роль></Контрагент></Контрагенты>
<Товары><Товар><Ид>i</Ид><Наименование>Stol</Наименование><Единица><НаименованиеКраткое>шт</НаименованиеКраткое></Единица><Цена>59</Цена><Количество>2</Количество><Сумма>118</Сумма><Налоги><Налог><Наименование>НДС</Наименование><УчтеноВСумме>true</УчтеноВСумме><Сумма>18</Сумма><Ставка>18</Ставка></Налог></Налоги></Товар></Товары>
<ЗначенияРеквизитов><ЗначениеРеквизита><Наименование>Проведен</Наименование><Значение>true</Значение></ЗначениеРеквизита><ЗначениеРеквизита><Наименование>Дата оплаты по 1С</Наименование><Значение>02.11.2026 10:00:00</Значение></ЗначениеРеквизита></ЗначенияРеквизитов>
<ПодчиненныеДокументы><ПодчиненныйДокумент><Ид>d2</Ид><Дата>2026-11-02</Дата><ХозОперация>Эквайринговая операция</ХозОперация><Сумма>118</Сумма></ПодчиненныйДокумент></ПодчиненныеДокументы></Документ></Контейнер>`);
    expect(ofKind(records, 'problem')).toEqual([]);
    expect(ofKind(records, 'document')).toMatchObject([
      {
        id: 'd1',
        number: '7',
        number1c: 'НМ-7',
        date: '2026-11-01',
        time: '09:30:00',
        operation: 'invoice',
        role: 'seller',
        currency: 'AZN',
        rateMillionths: 1_700_000,
        totalMinor: 11800,
        paymentDueDate: '2026-11-15',
        isPosted: true,
        paymentDate: '2026-11-02',
        parties: [
          {
            id: 'c',
            role: 'buyer',
            isPerson: true,
            lastName: 'Əliyeva',
            taxId: '0000000261',
            contacts: [{ kind: 'email', kindText: 'Электронная почта', value: 'g@example.az' }],
            bankAccounts: [{ number: 'AZ21', bankName: 'Bank', bic: '1' }],
            representatives: [{ name: 'Rauf', relation: 'Контактное лицо' }],
          },
        ],
        lines: [
          {
            id: 'i',
            unitName: 'шт',
            priceMinor: 5900,
            quantityMilli: 2000,
            sumMinor: 11800,
            taxes: [{ name: 'НДС', isIncluded: true, amountMinor: 1800, vatCode: 'vat18', rateText: '18' }],
          },
        ],
        subDocuments: [{ id: 'd2', date: '2026-11-02', operation: 'cardPayment', totalMinor: 11800 }],
      },
    ]);
    expect(ofKind(records, 'document')[0]?.parties[0]?.address).toBeUndefined();
  });

  it('reports a document without id, in an unknown currency, with a bad date or operation', async () => {
    const records = await readBody(
      '<Документ><Номер>1</Номер></Документ><Документ><Ид>2</Ид><Валюта>???</Валюта></Документ><Документ><Ид>3</Ид><Дата>2026-02-30</Дата><ХозОперация>Обмен</ХозОперация></Документ>',
    );
    expect(ofKind(records, 'problem').map(({ ref, reason, isSkipped }) => [ref, reason, isSkipped])).toEqual([
      ['1', 'id_missing', true],
      ['2', 'currency_unknown', true],
      ['3', 'date_invalid', false],
      ['3', 'operation_unknown', false],
    ]);
    expect(ofKind(records, 'document')).toMatchObject([{ id: '3', operation: 'other' }]);
  });
});

describe('files that cannot be read', () => {
  const error = (code: string, reason: string, details: object = {}) =>
    expect.objectContaining({
      code,
      reason,
      details: expect.objectContaining({ file: 'file.xml', ...details }),
    });

  it('broken XML: line and column', async () => {
    const bytes = Buffer.from(root('<Каталог><Товары>\n  <Товар></Ид></Товар></Товары></Каталог>'));
    await expect(readBytes(bytes)).rejects.toEqual(error('invalid_input', 'xml', { line: 4, column: 14 }));
  });

  it('truncated XML: line and column of its end, no section record', async () => {
    const text = root(product('<Товар><Ид>1</Ид><Наименование>N</Наименование></Товар>\n<Товар><Ид>2'));
    const cut = Buffer.from(text.slice(0, text.indexOf('<Ид>2') + 4));
    await expect(readBytes(cut)).rejects.toEqual(error('invalid_input', 'xml', { line: 4, column: 11 }));
  });

  it.each([
    ['an empty file', ''],
    ['plain text', 'не XML'],
    ['two roots', `${root('')}<a/>`],
    ['an undefined entity', root('<Каталог><Ид>&nbsp;</Ид></Каталог>')],
  ])('%s is malformed', async (_name, text) => {
    await expect(readBytes(Buffer.from(text))).rejects.toEqual(error('invalid_input', 'xml'));
  });

  it('a document type with entities is refused', async () => {
    const text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>';
    await expect(readBytes(Buffer.from(text))).rejects.toEqual(error('invalid_input', 'xml_doctype'));
  });

  it('another root is not CommerceML', async () => {
    await expect(readBytes(Buffer.from('<html/>'))).rejects.toEqual(error('invalid_input', 'not_commerceml'));
  });

  it('an unknown schema version', async () => {
    const bytes = Buffer.from(root('', '4.0'));
    await expect(readBytes(bytes)).rejects.toEqual(
      error('incompatible', 'commerceml_version', { version: '4.0' }),
    );
    expect(
      ['2.03', '2.05', '2.07', '2.10', '3.1', '3.1.2', '2.02', '2.11', '2.1', '3.2', ''].map(isKnownVersion),
    ).toEqual([true, true, true, true, true, true, false, false, false, false, false]);
  });

  it('nesting and runs without end are limited', async () => {
    const deep = Buffer.from(root('<x>'.repeat(200)));
    await expect(readBytes(deep)).rejects.toEqual(error('invalid_input', 'xml_limit'));
    const long = Buffer.from(root(`<!--${'a'.repeat(17_000_000)}`));
    await expect(readBytes(long, undefined, 1 << 16)).rejects.toEqual(error('invalid_input', 'xml_limit'));
  });
});

describe('encodings', () => {
  const body =
    '<Каталог><Товары><Товар><Ид>1</Ид><Наименование>Ёлка «№1»</Наименование></Товар></Товары></Каталог>';
  const names = async (bytes: Buffer) =>
    ofKind(await readBytes(bytes, undefined, 3), 'product').map(({ name }) => name);
  const mark = Buffer.from([0xef, 0xbb, 0xbf]);

  it.each([
    ['UTF-8', Buffer.from(root(body))],
    ['UTF-8 with a mark', Buffer.concat([mark, Buffer.from(root(body))])],
    ['no declaration', Buffer.from(root(body).replace(/^<\?.*\?>/, ''))],
    ['windows-1251', iconv.encode(root(body, '2.10', 'windows-1251'), 'windows-1251')],
    ['UTF-16 LE with a mark', iconv.encode(root(body, '2.10', 'UTF-16'), 'utf-16le', { addBOM: true })],
    ['UTF-16 BE with a mark', iconv.encode(root(body, '2.10', 'UTF-16'), 'utf-16be', { addBOM: true })],
    ['UTF-16 without a mark', iconv.encode(root(body, '2.10', 'UTF-16'), 'utf-16le')],
  ])('%s', async (_name, bytes) => {
    expect(await names(bytes)).toEqual(['Ёлка «№1»']);
  });

  it.each([
    ['says UTF-8, is windows-1251', iconv.encode(root(body), 'windows-1251')],
    ['says windows-1251, is UTF-8', Buffer.from(root(body, '2.10', 'windows-1251'))],
    [
      'says windows-1251, has a UTF-8 mark',
      Buffer.concat([mark, Buffer.from(root(body, '2.10', 'windows-1251'))]),
    ],
    ['says UTF-8, is UTF-16', iconv.encode(root(body), 'utf-16le', { addBOM: true })],
    ['says UTF-16, is UTF-8', Buffer.from(root(body, '2.10', 'UTF-16'))],
    ['names an unknown encoding', iconv.encode(root(body, '2.10', 'x-klingon'), 'windows-1251')],
    ['ends inside a letter', Buffer.concat([Buffer.from(root(body)), Buffer.from([0xd0])])],
  ])('wrong encoding: %s', async (_name, bytes) => {
    await expect(names(bytes)).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'wrong_encoding',
      details: { file: 'file.xml' },
    });
  });
});

describe('the source', () => {
  it.each([
    ['wrong encoding', Buffer.from(root('', '2.10', 'UTF-16'))],
    ['broken XML', Buffer.from(root('</a>'))],
    ['whole', Buffer.from(root(''))],
  ])('is closed after reading: %s', async (_name, bytes) => {
    const stream = Readable.from([bytes], { objectMode: false });
    const read = async () => {
      for await (const batch of readCommerceml(stream, 'file.xml', createExchangeSession()))
        expect(batch).toBeDefined();
    };
    await read().catch(() => undefined);
    expect(stream.destroyed).toBe(true);
  });

  it('is not read ahead of the caller', async () => {
    let taken = 0;
    async function* chunks(): AsyncGenerator<Uint8Array> {
      const bytes = Buffer.from(
        root(product('<Товар><Ид>1</Ид><Наименование>N</Наименование></Товар>'.repeat(1000))),
      );
      for (let start = 0; start < bytes.length; start += 4096) {
        taken += 1;
        yield bytes.subarray(start, start + 4096);
      }
    }
    const batches = readCommerceml(chunks(), 'file.xml', createExchangeSession());
    await batches.next();
    expect(taken).toBe(1);
    await batches.next();
    expect(taken).toBe(2);
    await batches.return(undefined);
  });
});

describe('words', () => {
  it('dates', () => {
    expect(
      ['2026-11-23', '2026-11-23T10:00:00', '23.11.2026 9:05:00', '0001-01-01', '2026-02-30', 'вчера'].map(
        toMoment,
      ),
    ).toEqual([
      { date: '2026-11-23' },
      { date: '2026-11-23', time: '10:00:00' },
      { date: '2026-11-23', time: '9:05:00' },
      { date: '' },
      undefined,
      undefined,
    ]);
  });
});
