// The error file of a CSV import as text: refused rows as they were, with line and reason in the user's language.
import { Writable } from 'node:stream';
import { createErrorFile } from './errorFile.ts';
import type { RefusedRow } from './stageCsv.repo.ts';

type Language = 'en' | 'az' | 'ru';

const headers: Record<Language, { line: string; reason: string }> = {
  en: { line: 'Line', reason: 'Why refused' },
  az: { line: 'Sətir', reason: 'Səbəb' },
  ru: { line: 'Строка', reason: 'Причина' },
};

const reasons: Record<string, Record<Language, string>> = {
  name_missing: { en: 'No name', az: 'Ad yoxdur', ru: 'Нет названия' },
  bad_email: { en: 'Malformed e-mail', az: 'E-poçt səhvdir', ru: 'Неверный адрес почты' },
  bad_phone: { en: 'Malformed phone number', az: 'Telefon nömrəsi səhvdir', ru: 'Неверный номер телефона' },
  too_long: { en: 'A value is too long', az: 'Mətn çox uzundur', ru: 'Слишком длинное значение' },
  column_count: {
    en: 'Wrong number of columns',
    az: 'Sütunların sayı səhvdir',
    ru: 'Неверное число колонок',
  },
  cell_error: { en: 'An error in a cell', az: 'Xanada səhv var', ru: 'Ошибка в ячейке' },
  formula_without_value: {
    en: 'A formula without a value',
    az: 'Düsturun qiyməti yoxdur',
    ru: 'Формула без значения',
  },
  number_invalid: { en: 'Malformed number', az: 'Ədəd səhvdir', ru: 'Неверное число' },
  price_negative: { en: 'A negative price', az: 'Qiymət mənfidir', ru: 'Отрицательная цена' },
  vat_unknown: { en: 'Unknown VAT rate', az: 'ƏDV dərəcəsi naməlumdur', ru: 'Неизвестная ставка НДС' },
  item_ambiguous: {
    en: 'Several items have this article, barcode or name',
    az: 'Bu artikul, ştrix-kod və ya adla bir neçə mal var',
    ru: 'С таким артикулом, штрихкодом или наименованием несколько товаров',
  },
  item_name_needed: {
    en: 'A new item needs a name',
    az: 'Yeni malın adı olmalıdır',
    ru: 'У нового товара должно быть наименование',
  },
  quote_unclosed: { en: 'A quote is not closed', az: 'Dırnaq bağlanmayıb', ru: 'Не закрыта кавычка' },
};

export async function errorFileText(
  rows: Iterable<RefusedRow>,
  file: { headers: readonly string[]; delimiter: string },
  language: Language,
): Promise<string> {
  const parts: string[] = [];
  const output = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      parts.push(chunk);
      done();
    },
  });
  const { line: lineHeader, reason: reasonHeader } = headers[language];
  // An XLSX has no delimiter; Excel in our countries opens this one.
  const delimiter = file.delimiter || ';';
  const errors = await createErrorFile(output, { ...file, delimiter, lineHeader, reasonHeader });
  for (const { line, reason, cells } of rows) {
    await errors.add(line, reasons[reason]?.[language] ?? reason, cells);
  }
  await errors.close();
  return parts.join('');
}
