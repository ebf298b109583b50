// Believable invoices of the three layouts for the PDF tests; amounts are consistent to the last qəpik.
import type { InvoiceLayout, InvoiceLine, InvoiceModel, InvoiceParty } from '#main/pdf/invoiceModel.ts';

const azSeller: InvoiceParty = {
  name: 'Xəzər Avadanlıq MMC',
  legalName: '“Xəzər Avadanlıq” Məhdud Məsuliyyətli Cəmiyyəti',
  taxId: '1401234561',
  address: 'AZ1065, Bakı şəhəri, Yasamal rayonu, İnşaatçılar prospekti 22',
  phone: '+994 12 510 22 33',
  email: 'satis@xezeravadanliq.example',
  bankAccounts: [
    {
      bankName: '“Kapital Bank” ASC, Yasamal filialı',
      bankCode: '200026',
      bankTaxId: '9900003611',
      swift: 'AIIBAZ2X',
      correspondentAccount: 'AZ37NABZ01350100000000001944',
      account: 'AZ12AIIB38060019441234567890',
    },
  ],
};

const azBuyer: InvoiceParty = {
  name: 'Əliyev və Şərikləri MMC',
  taxId: '2001234571',
  address: 'AZ5000, Sumqayıt şəhəri, Sülh küçəsi 5',
  phone: '+994 50 200 12 34',
  bankAccounts: [],
};

const ruSeller: InvoiceParty = {
  name: 'ООО «Образец»',
  legalName: 'Общество с ограниченной ответственностью «Образец»',
  taxId: '7701234560',
  kpp: '770101001',
  address: '101000, г. Москва, ул. Мясницкая, д. 10, стр. 1, офис 305',
  phone: '+7 495 123-45-67',
  bankAccounts: [
    {
      bankName: 'ПАО СБЕРБАНК, г. Москва',
      bic: '044525225',
      correspondentAccount: '30101810400000000225',
      account: '40602810700000000025',
    },
  ],
};

const ruBuyer: InvoiceParty = {
  name: 'ООО «Ёлочка и партнёры»',
  taxId: '7709876543',
  kpp: '770901001',
  address: '105062, г. Москва, ул. Покровка, д. 27, к. 2',
  bankAccounts: [],
};

const enBuyer: InvoiceParty = {
  name: 'Caspian Trading Ltd',
  taxId: 'GB123456789',
  taxIdLabel: 'VAT No',
  address: '1 Quay Street, Manchester M3 3JN, United Kingdom',
  phone: '+44 161 496 0000',
  bankAccounts: [],
};

const goods: Record<InvoiceLayout, [name: string, unit: string][]> = {
  az: [
    ['Nasos stansiyası “Grundfos” SCALA2 3-45, şəbəkə təzyiqini artırmaq üçün, quraşdırma dəsti ilə', 'ədəd'],
    ['Polad boru Ø 57×3,5 mm', 'm'],
    ['Quraşdırma və işə salma işi', 'xidmət'],
  ],
  ru: [
    ['Насосная станция Grundfos SCALA2 3-45 для повышения давления, с монтажным комплектом', 'шт'],
    ['Труба стальная Ø 57×3,5 мм', 'м'],
    ['Монтаж и пусконаладка', 'усл.'],
  ],
  en: [
    ['Grundfos SCALA2 3-45 booster pump with mounting kit', 'pcs'],
    ['Steel pipe Ø 57×3.5 mm', 'm'],
    ['Installation and commissioning', 'job'],
  ],
};

const words: Record<InvoiceLayout, string> = {
  az: 'İki min dörd yüz doxsan altı manat 46 qəpik',
  ru: 'Две тысячи сто пятнадцать рублей 64 копейки',
  en: 'Two thousand one hundred fifteen dollars 64 cents',
};

const rates: Record<InvoiceLayout, number> = { az: 1800, ru: 2200, en: 0 };

/** @param lineCount repeats three goods; sums grow so that carried totals differ from page to page */
export function sampleInvoice(
  layout: InvoiceLayout,
  lineCount: number,
  change: Partial<InvoiceModel> = {},
): InvoiceModel {
  const isVatIncluded = change.isVatIncluded ?? layout === 'ru';
  const rateBp = change.totals?.vat[0]?.rateBp ?? rates[layout];
  const lines = Array.from({ length: lineCount }, (_unused, index): InvoiceLine => {
    const [name = '', unit = ''] = goods[layout][index % 3] ?? [];
    const quantityMilli = [2000, 12500, 1000][index % 3] ?? 1000;
    const priceMinor = ([64950, 4125, 30000][index % 3] ?? 0) + index * 7;
    const sumMinor = Math.round((priceMinor * quantityMilli) / 1000);
    const vatMinor = Math.round((sumMinor * rateBp) / (10_000 + (isVatIncluded ? rateBp : 0)));
    const article = `SC-${String(1000 + index)}`;
    return {
      position: index + 1,
      article,
      name,
      unit,
      quantityMilli,
      priceMinor,
      discountMinor: 0,
      sumMinor,
      vatRateBp: rateBp,
      vatMinor,
    };
  });
  const sumMinor = lines.reduce((sum, line) => sum + line.sumMinor, 0);
  const vatMinor = lines.reduce((sum, line) => sum + line.vatMinor, 0);
  const netMinor = isVatIncluded ? sumMinor - vatMinor : sumMinor;
  return {
    ...partsOf(layout),
    layout,
    isVatIncluded,
    lines,
    totals: {
      netMinor,
      vat: [{ rateBp, baseMinor: netMinor, vatMinor }],
      vatMinor,
      grossMinor: netMinor + vatMinor,
    },
    amountInWords: words[layout],
    ...change,
  };
}

function partsOf(layout: InvoiceLayout) {
  const common = {
    number: 'YS-000015',
    date: '2026-11-23',
    dueDate: '2026-11-30',
    columns: ['article' as const],
  };
  if (layout === 'ru') {
    return {
      ...common,
      currency: 'RUB' as const,
      seller: ruSeller,
      buyer: ruBuyer,
      basis: 'Договор поставки № 7 от 01.10.2026',
      notice:
        'Внимание! Оплата данного счета означает согласие с условиями поставки товара. Товар отпускается по факту прихода денег на р/с Поставщика.',
      signatures: [
        { role: 'head' as const, name: 'Иванов И. И.' },
        { role: 'accountant' as const, name: 'Щербакова-Ефимова Ё. Ю.' },
      ],
      qrPayload:
        'ST00012|Name=ООО «Образец»|PersonalAcc=40602810700000000025|BankName=ПАО СБЕРБАНК, г. Москва|BIC=044525225|CorrespAcc=30101810400000000225|PayeeINN=7701234560|KPP=770101001|Sum=211564|Purpose=Оплата по счету № YS-000015 от 23.11.2026, в т.ч. НДС 22%',
    };
  }
  return {
    ...common,
    currency: layout === 'az' ? ('AZN' as const) : ('USD' as const),
    seller: azSeller,
    buyer: layout === 'az' ? azBuyer : enBuyer,
    basis: layout === 'az' ? 'Müqavilə № 7, 01.10.2026' : 'Contract No 7 of 1 October 2026',
    signatures: [
      { role: 'head' as const, name: 'İsmayılov Ş. Ə.' },
      { role: 'accountant' as const, name: 'Quliyeva G. İ.' },
    ],
  };
}
