// An XLSX as an archive of XML parts: opened safely, its sheets listed, texts and formats at hand.
// Owns what a workbook is and how big it may be; rows are readSheet's.
import { posix } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { SourceFile, SourceLimits } from '../archive/exchangeSource.ts';
import { openZipRoot } from '../archive/zipRoot.ts';
import type { CellFormat } from './cellFormats.rules.ts';
import {
  type Relation,
  readFormats,
  readRelations,
  readSharedStrings,
  readSheetList,
} from './workbookParts.ts';

/** A million rows of twenty short cells are 1 GB of XML; a million empty styled rows are 60 MB. */
const limits: SourceLimits = {
  maxEntries: 10_000,
  maxEntryBytes: 2 ** 30,
  maxTotalBytes: 2 ** 31,
  maxRatio: 300,
};

export type Workbook = {
  /** Names in the order of the tabs. */
  sheets: readonly { name: string; isHidden: boolean }[];
  is1904: boolean;
  strings: readonly string[];
  formats: readonly CellFormat[];
  /** @throws AppError invalid_input/sheet_missing */
  sheetFile(name: string): Promise<SourceFile>;
  close(): Promise<void>;
};

type Find = (path: string) => Promise<SourceFile | undefined>;

/** The relations of a part lie beside it in `_rels`; targets are relative to the part, or from the root. */
async function relationsOf(find: Find, part: string): Promise<Relation[]> {
  const file = await find(posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`));
  if (file === undefined) return [];
  const relations = await readRelations(file);
  return relations.map(({ target, ...relation }) => ({
    ...relation,
    target: target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target),
  }));
}

async function load(find: Find, file: string): Promise<Omit<Workbook, 'close'>> {
  const root = await relationsOf(find, '');
  const part = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const book = await find(part);
  // A zip of something else: .ods, .docx, .xlsb, an archive of files.
  if (book === undefined || !/\.xml$/i.test(part)) throw new AppError('invalid_input', 'not_xlsx', { file });
  const { sheets, is1904 } = await readSheetList(book);
  const relations = await relationsOf(find, part);
  const ofType = async (type: string): Promise<SourceFile | undefined> => {
    const target = relations.find((relation) => relation.type === type)?.target;
    return target === undefined ? undefined : find(target);
  };
  const tables = sheets.flatMap(({ relationId, ...sheet }) => {
    const relation = relations.find(({ id }) => id === relationId);
    // Sheets of charts and macros hold no cells.
    return relation?.type === 'worksheet' ? [{ ...sheet, target: relation.target }] : [];
  });
  if (tables.length === 0) throw new AppError('invalid_input', 'not_xlsx', { file });
  const [strings, styles] = [await ofType('sharedStrings'), await ofType('styles')];
  return {
    sheets: tables.map(({ name, isHidden }) => ({ name, isHidden })),
    is1904,
    strings: strings === undefined ? [] : await readSharedStrings(strings),
    formats: styles === undefined ? [] : await readFormats(styles),
    async sheetFile(name) {
      const target = tables.find((sheet) => sheet.name === name)?.target;
      const found = target === undefined ? undefined : await find(target);
      if (found === undefined) throw new AppError('invalid_input', 'sheet_missing', { file });
      return found;
    },
  };
}

/**
 * @param file its name, for errors
 * @throws AppError invalid_input: not_xlsx, sheet_too_large, zip_damaged, zip_encrypted, zip_bomb, unsafe_path, symlink,
 *   xml, xml_doctype, xml_limit
 */
export async function openWorkbook(path: string, file: string): Promise<Workbook> {
  const root = await openZipRoot(path, limits);
  try {
    return { ...(await load(root.find, file)), close: root.close };
  } catch (error) {
    await root.close();
    throw error;
  }
}
