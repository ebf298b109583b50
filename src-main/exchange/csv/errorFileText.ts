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
  const errors = await createErrorFile(output, { ...file, lineHeader, reasonHeader });
  for (const { line, reason, cells } of rows) {
    await errors.add(line, reasons[reason]?.[language] ?? reason, cells);
  }
  await errors.close();
  return parts.join('');
}
