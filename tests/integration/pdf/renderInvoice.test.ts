// Invoices drawn for real and read back by poppler and zbar: texts, totals, carried sums, QR, metadata, bytes.
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPrintFonts, type PrintFonts } from '#main/pdf/fonts.ts';
import { type InvoiceModel, pictureHash } from '#main/pdf/invoiceModel.ts';
import { type Picture, readPicture } from '#main/pdf/picture.ts';
import { printCharacters } from '#main/pdf/printCharacters.ts';
import { renderInvoice } from '#main/pdf/renderInvoice.ts';
import { cannotRead, infoOf, jpegOf, pixelsOf, qrOf, textOfPages } from './popplerTools.ts';
import { sampleInvoice } from './sampleInvoices.ts';
import { logoPicture, signaturePicture, stampPicture } from './samplePictures.ts';

const fontsDir = fileURLToPath(new URL('../../../resources/fonts/', import.meta.url));
let fonts: PrintFonts;
const none = new Map<string, Picture>();

beforeAll(async () => {
  fonts = await loadPrintFonts(fontsDir);
});

const draw = (model: InvoiceModel, pictures = none) => renderInvoice(model, fonts, pictures);

/** Lines of the page with runs of spaces as one, so that texts can be compared without their columns. */
const squeezed = (pages: string[]) => pages.join('\n').replace(/ +/g, ' ');

const minor = (text: string) => Number(text.replace(/[^\d]/g, ''));

describe('fonts', () => {
  test('hold every character that documents may need', () => {
    const needed = `${printCharacters()}ƏəĞğİıÖöŞşÜüÇçЁёЙйЇїІіЄєҐґҚқҢңҒғҮүҰұӨөҺһЎў№₼₽₸€$£₾₺₴–—«»“”„’\u00a0…×`;
    const missing = [...needed].filter((character) =>
      [fonts.regular, fonts.bold].some((font) => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)),
    );
    expect(missing).toEqual([]);
  });
});

describe.skipIf(cannotRead)('texts', () => {
  test('Azerbaijani layout: parties, bank, net and VAT as two payable lines, words', async () => {
    const text = squeezed(textOfPages(await draw(sampleInvoice('az', 3))));
    for (const part of [
      'Ödəniş üçün hesab-faktura № YS-000015',
      'Tarix 23.11.2026',
      'Son ödəniş tarixi 30.11.2026',
      'Satıcı (İcraçı) Alıcı (Sifarişçi)',
      '“Xəzər Avadanlıq” Məhdud Məsuliyyətli Cəmiyyəti Əliyev və Şərikləri MMC',
      'VÖEN 1401234561 VÖEN 2001234571',
      'Əsas: Müqavilə № 7, 01.10.2026',
      'Bankın adı “Kapital Bank” ASC, Yasamal filialı',
      'Bank kodu 200026',
      'Bankın VÖEN-i 9900003611',
      'S.W.I.F.T. AIIBAZ2X',
      'Müxbir hesab (M/h) AZ37NABZ01350100000000001944',
      'Hesablaşma hesabı (H/h) AZ12AIIB38060019441234567890',
      '2 SC-1001 Polad boru Ø 57×3,5 mm m 12,5 41,32 516,50',
      'Cəmi: 2.115,64',
      'ƏDV 18%: 380,82',
      'Yekun məbləğ: 2.496,46 ₼',
      'ƏDV-siz məbləğ AZ12AIIB38060019441234567890 2.115,64 ₼',
      'ƏDV məbləği ƏDV depozit hesabı 380,82 ₼',
      'Sözlə: İki min dörd yüz doxsan altı manat 46 qəpik',
      'Direktor İsmayılov Ş. Ə.',
      'Baş mühasib Quliyeva G. İ.',
      'M.Y.',
      'Səhifə 1 / 1',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('ergi hesab-fakturası');
  });

  test('Russian layout: bank box, VAT inside, item count, words', async () => {
    const text = squeezed(textOfPages(await draw(sampleInvoice('ru', 3))));
    for (const part of [
      'Внимание! Оплата данного счета означает согласие',
      'ПАО СБЕРБАНК, г. Москва БИК 044525225',
      'Сч. № 30101810400000000225',
      'ИНН 7701234560 КПП 770101001 Сч. № 40602810700000000025',
      'Счет на оплату № YS-000015 от 23 ноября 2026 г.',
      'Покупатель (Заказчик): ООО «Ёлочка и партнёры», ИНН 7709876543, КПП 770901001',
      'Основание: Договор поставки № 7 от 01.10.2026',
      'Оплатить до: 30 ноября 2026 г.',
      '№ Артикул Товары (работы, услуги) Кол-во Ед. Цена, руб. Сумма, руб.',
      '3 SC-1002 Монтаж и пусконаладка 1 усл. 300,14 300,14',
      'Итого: 2 115,64',
      'В том числе НДС 22%: 381,51',
      'Всего к оплате: 2 115,64 руб.',
      'Всего наименований 3, на сумму 2 115,64 руб.',
      'Две тысячи сто пятнадцать рублей 64 копейки',
      'Руководитель Иванов И. И.',
      'Бухгалтер Щербакова-Ефимова Ё. Ю.',
      'М.П.',
      'Страница 1 из 1',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('Russian layout: VAT on top of two rates, and no VAT', async () => {
    const base = sampleInvoice('ru', 3);
    const vat = [
      { rateBp: 2200, baseMinor: 100_000, vatMinor: 22_000 },
      { rateBp: 1000, baseMinor: 111_564, vatMinor: 11_156 },
    ];
    const totals = { netMinor: 211_564, vat, vatMinor: 33_156, grossMinor: 244_720 };
    const onTop = squeezed(textOfPages(await draw({ ...base, isVatIncluded: false, totals })));
    expect(onTop).toMatch(
      /НДС 22% сверху: 220,00\n\s*НДС 10% сверху: 111,56\n\s*Всего к оплате: 2 447,20 руб\./,
    );
    const exempt = {
      netMinor: 211_564,
      vat: [{ rateBp: null, baseMinor: 211_564, vatMinor: 0 }],
      vatMinor: 0,
      grossMinor: 211_564,
    };
    expect(squeezed(textOfPages(await draw({ ...base, totals: exempt })))).toContain('Без налога (НДС): –');
  });

  test('a Russian page of an Azerbaijani seller, and VAT inside on an Azerbaijani page', async () => {
    const { seller } = sampleInvoice('az', 1);
    const foreign = squeezed(
      textOfPages(await draw(sampleInvoice('ru', 1, { seller: { ...seller, taxIdLabel: 'VÖEN' } }))),
    );
    expect(foreign).toContain('VÖEN 1401234561');
    expect(foreign).toContain('Расчетный счет AZ12AIIB38060019441234567890');
    expect(foreign).not.toContain('БИК');
    const inside = squeezed(
      textOfPages(await draw(sampleInvoice('az', 1, { isVatIncluded: true, vatDepositAccount: 'AZ00DEPO' }))),
    );
    expect(inside).toMatch(/Cəmi: 1\.299,00\n\s*o cümlədən ƏDV 18%: 198,15\n\s*Yekun məbləğ: 1\.299,00 ₼/);
    expect(inside).toContain('ƏDV məbləği ƏDV depozit hesabı AZ00DEPO 198,15 ₼');
  });

  test('English layout, discount and VAT columns', async () => {
    const base = sampleInvoice('en', 1);
    const lines = base.lines.map((line) => ({ ...line, discountMinor: 1250 }));
    const text = squeezed(textOfPages(await draw({ ...base, columns: ['discount', 'vat'], lines })));
    for (const part of [
      'Invoice № YS-000015',
      'Date 23 November 2026',
      'VAT No GB123456789',
      'Account (IBAN) AZ12AIIB38060019441234567890',
      '1 Grundfos SCALA2 3-45 booster pump with 2 pcs 649.50 12.50 0% 1,299.00',
      'Total due: 1,299.00 USD',
      'Director İsmayılov Ş. Ə.',
      'Page 1 of 1',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('long names wrap whole, long numbers stay whole, a letter without a glyph is seen', async () => {
    const base = sampleInvoice('ru', 2);
    const name = `Кабель ${'бронированный '.repeat(200)}конец 😀 →`;
    const lines = base.lines.map((line) => ({
      ...line,
      name,
      priceMinor: 987_654_321_099,
      sumMinor: 123_456_789_012_345,
    }));
    const pages = textOfPages(await draw({ ...base, columns: ['article', 'discount', 'vat'], lines }));
    const text = squeezed(pages);
    expect(text.match(/бронированный/g)).toHaveLength(400);
    expect(text).toContain('конец ? ->');
    expect(text.match(/9 876 543 210,99/g)).toHaveLength(2);
    expect(text.match(/1 234 567 890 123,45/g)?.length).toBeGreaterThanOrEqual(2);
  });
});

describe.skipIf(cannotRead)('many pages', () => {
  const captions = {
    az: {
      out: 'Növbəti səhifəyə keçir:',
      in: 'Əvvəlki səhifədən:',
      head: 'Malın (işin, xidmətin) adı',
      foot: 'Səhifə',
    },
    ru: {
      out: 'Перенос на следующую страницу:',
      in: 'Перенос с предыдущей страницы:',
      head: 'Товары (работы, услуги)',
      foot: 'Страница',
    },
    en: { out: 'Carried forward:', in: 'Brought forward:', head: 'Description', foot: 'Page' },
  };

  test.each(['az', 'ru', 'en'] as const)(
    '%s: 80 lines, head repeated, carried totals add up',
    async (layout) => {
      const model = sampleInvoice(layout, 80);
      const pages = textOfPages(await draw(model));
      const caption = captions[layout];
      const amountAfter = (text: string, words: string) => {
        const line = text.split('\n').find((candidate) => candidate.includes(words));
        return line === undefined ? undefined : minor(line.slice(line.indexOf(words) + words.length));
      };
      let running = 0;
      const seen: number[] = [];
      for (const [index, page] of pages.entries()) {
        expect(page).toContain(caption.head);
        expect(amountAfter(page, caption.in)).toBe(index === 0 ? undefined : running);
        for (const line of page.split('\n')) {
          const found = /^\s*(\d+)\s+SC-\d{4}\s.*?(\d[\d., ]*[.,]\d\d)$/.exec(line);
          if (found === null) continue;
          const position = Number(found[1]);
          seen.push(position);
          running += model.lines[position - 1]?.sumMinor ?? Number.NaN;
        }
        expect(amountAfter(page, caption.out)).toBe(index === pages.length - 1 ? undefined : running);
        expect(page).toContain(caption.foot);
      }
      expect(pages.length).toBeGreaterThan(2);
      expect(seen).toEqual(model.lines.map((line) => line.position));
    },
  );

  test('signatures never stand alone: whatever the number of lines, rows and total go with them', async () => {
    for (let count = 10; count <= 40; count += 1) {
      const last = textOfPages(await draw(sampleInvoice('en', count))).at(-1) ?? '';
      expect(last).toMatch(new RegExp(`^\\s*${count}\\s+SC-`, 'm'));
      expect(last).toMatch(new RegExp(`^\\s*${count - 1}\\s+SC-`, 'm'));
      expect(last).toContain('Total due:');
      expect(last).toContain('Chief accountant');
    }
  });

  test('remarks longer than a page flow on, their end stays with the signatures', async () => {
    const remarks = Array.from({ length: 120 }, (_unused, index) => `remark ${index}`).join('\n');
    const pages = textOfPages(await draw(sampleInvoice('en', 1, { remarks })));
    expect(pages.join('\n').match(/remark \d+/g)).toHaveLength(120);
    expect(pages.at(-1)).toMatch(/remark 119[\s\S]*Chief accountant/);
  });
});

describe('bytes', () => {
  test('the same model gives the same file, alpha pictures and all', async () => {
    const files = [stampPicture(200), logoPicture(), signaturePicture(), signaturePicture(2)];
    const pictures = new Map(files.map((bytes) => [pictureHash(bytes), readPicture(bytes)]));
    const [stampHash, logoHash, ...hands] = [...pictures.keys()];
    const base = sampleInvoice('ru', 40);
    const signatures = base.signatures.map((signature, index) => ({
      ...signature,
      pictureHash: hands[index],
    }));
    const model = { ...base, stampHash, logoHash, signatures };
    const first = await draw(model, pictures);
    const again = await draw(structuredClone(model), new Map([...pictures].reverse()));
    expect(Buffer.from(again).equals(first)).toBe(true);
    expect(Buffer.from(await draw({ ...model, number: 'YS-000016' }, pictures)).equals(first)).toBe(false);
  });

  test.skipIf(cannotRead)('metadata: title, author, language, date of the document', async () => {
    const pdf = await draw(sampleInvoice('az', 1));
    expect(infoOf(pdf)).toMatch(
      /Title: +Ödəniş üçün hesab-faktura № YS-000015\nAuthor: +“Xəzər Avadanlıq” Məhdud Məsuliyyətli Cəmiyyəti\nCreator: +Yolda\n/,
    );
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/Lang \(az-AZ\)/);
    expect(Buffer.from(pdf).toString('latin1')).toContain('/CreationDate');
  });
});

describe.skipIf(cannotRead)('pictures and QR', () => {
  test('the QR code reads back as the payload', async () => {
    const model = sampleInvoice('ru', 3);
    expect(qrOf(await draw(model))).toBe(model.qrPayload);
  });

  test('stamp and signatures lie over the signature lines, a JPEG logo is embedded as it is', async () => {
    const plain = await draw(sampleInvoice('az', 1));
    const files = [stampPicture(), signaturePicture(), jpegOf(plain)];
    const pictures = new Map(files.map((bytes) => [pictureHash(bytes), readPicture(bytes)]));
    const [stampHash, hand, logoHash] = [...pictures.keys()];
    const base = sampleInvoice('az', 1, { stampHash, logoHash });
    const signatures = base.signatures.map((signature) => ({ ...signature, pictureHash: hand }));
    const pdf = await draw({ ...base, signatures }, pictures);
    expect(Buffer.from(pdf).includes(Buffer.from(files[2] ?? []))).toBe(true);
    const { blueAt } = pixelsOf(pdf);
    const blueIn = (left: number, right: number) => {
      let count = 0;
      for (let y = 400; y < 780; y += 2) for (let x = left; x < right; x += 2) if (blueAt(x, y)) count += 1;
      return count;
    };
    expect({ hands: blueIn(110, 240) > 30, names: blueIn(245, 420), stamp: blueIn(430, 552) > 200 }).toEqual({
      hands: true,
      names: 0,
      stamp: true,
    });
  });
});

test('a warm render of three lines is quick (printed, judged by the bench)', async () => {
  const model = sampleInvoice('ru', 3);
  for (let round = 0; round < 5; round += 1) await draw(model);
  const times: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const start = performance.now();
    await draw(model);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.log(`invoice of 3 lines with QR: p50 ${times[10]?.toFixed(1)} ms, p95 ${times[18]?.toFixed(1)} ms`);
  expect(times).toHaveLength(20);
});
