// The small parts of a workbook: relations, the list of sheets, shared strings, number formats. Reads only.
import { AppError } from '#shared/contract/errors.ts';
import type { SourceFile } from '../archive/exchangeSource.ts';
import { type CellFormat, cellFormat } from './cellFormats.rules.ts';
import { walkXml } from './parseXml.ts';

/** All shared strings together: some 64 MB in memory. */
const maxStringChars = 32_000_000;
const maxFormats = 100_000;

export type Relation = { id: string; type: string; target: string };
export type SheetEntry = { name: string; relationId: string; isHidden: boolean };

/** `_x000D_` stands for a character that XML cannot hold. */
export const plainText = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** @returns the last word of the type: officeDocument, sharedStrings, styles, worksheet */
export async function readRelations(file: SourceFile): Promise<Relation[]> {
  const relations: Relation[] = [];
  await walkXml(file, {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name === 'Relationship')
        relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: Target });
    },
  });
  return relations;
}

export async function readSheetList(file: SourceFile): Promise<{ sheets: SheetEntry[]; is1904: boolean }> {
  const sheets: SheetEntry[] = [];
  let is1904 = false;
  await walkXml(file, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => /^(\w+:)id$/.test(key))?.[1];
      const isHidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      sheets.push({ name: attributes.name ?? '', relationId: relation ?? '', isHidden });
    },
  });
  return { sheets, is1904 };
}

export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Rich text put together, readings of ideographs left out. @throws AppError invalid_input/sheet_too_large */
export async function readSharedStrings(file: SourceFile): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let chars = 0;
  let isText = false;
  let isReading = false;
  await walkXml(file, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') isReading = true;
      isText = name === 't' && !isReading;
    },
    text(part) {
      if (isText) current += part;
    },
    close(name) {
      isText = false;
      if (name === 'rPh') isReading = false;
      if (name !== 'si') return;
      chars += current.length;
      if (chars > maxStringChars) throw new AppError('invalid_input', 'sheet_too_large', { file: file.path });
      strings.push(plainText(current));
    },
  });
  return strings;
}

/** One format a style index. */
export async function readFormats(file: SourceFile): Promise<CellFormat[]> {
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  let isCellStyles = false;
  await walkXml(file, {
    open(name, { numFmtId, formatCode }) {
      const id = Number(numFmtId);
      if (name === 'cellXfs') isCellStyles = true;
      if (name === 'numFmt' && formatCode !== undefined) codes.set(id, formatCode);
      if (name === 'xf' && isCellStyles && formats.length < maxFormats)
        formats.push(cellFormat(id, codes.get(id)));
    },
    close(name) {
      if (name === 'cellXfs') isCellStyles = false;
    },
  });
  return formats;
}
