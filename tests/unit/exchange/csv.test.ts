import { Readable, Writable } from 'node:stream';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { csvFields } from '#main/exchange/csv/csvFields.ts';
import { detectDelimiter, detectEncoding } from '#main/exchange/csv/csvFormat.ts';
import { createErrorFile } from '#main/exchange/csv/errorFile.ts';
import { guessMapping } from '#main/exchange/csv/guessMapping.ts';
import { type CsvOptions, inspectCsv, readCsv } from '#main/exchange/csv/readCsv.ts';

const source = (bytes: Buffer | string) => ({
  path: 'clients.csv',
  open: async () => Readable.from([Buffer.from(bytes)], { objectMode: false }),
});

async function read(bytes: Buffer | string, options?: CsvOptions) {
  const parts = [];
  for await (const part of readCsv(source(bytes), options)) parts.push(part);
  return parts;
}

describe('readCsv', () => {
  it('gives the header with the format, then rows with their lines', async () => {
    expect(await read('Ad;VÖEN;Qeyd\r\nGünəş;0000000131;"a;""b""\nc"\r\n\r\nNar;;\r\n')).toEqual([
      { kind: 'header', encoding: 'utf-8', delimiter: ';', headers: ['Ad', 'VÖEN', 'Qeyd'] },
      { kind: 'row', line: 3, values: ['Günəş', '0000000131', 'a;"b"\nc'] },
      { kind: 'row', line: 5, values: ['Nar', '', ''] },
    ]);
  });

  it('tells a wrong number of columns and reads on; rows of nothing are skipped', async () => {
    expect(await read('a,b,c\n1,2\n1,2,3,4\n,\n1,2,3\n')).toEqual([
      expect.objectContaining({ kind: 'header' }),
      { kind: 'problem', line: 2, reason: 'column_count', values: ['1', '2'] },
      { kind: 'problem', line: 3, reason: 'column_count', values: ['1', '2', '3', '4'] },
      { kind: 'row', line: 5, values: ['1', '2', '3'] },
    ]);
  });

  it('tells an unclosed quote where its row began', async () => {
    expect(await read('a;b\n1;2\n3;"4\n5;6\n7;8\n')).toEqual([
      expect.objectContaining({ kind: 'header' }),
      { kind: 'row', line: 2, values: ['1', '2'] },
      { kind: 'problem', line: 3, reason: 'quote_unclosed', values: [] },
    ]);
  });

  it('stops at a quote that swallows too much, after the rows before it', async () => {
    const parts = await read(`a;b\n1;2\n3;"4\n${'5;6\n'.repeat(400_000)}`);
    expect(parts.slice(1)).toEqual([
      { kind: 'row', line: 2, values: ['1', '2'] },
      { kind: 'problem', line: 3, reason: 'quote_unclosed', values: [] },
    ]);
    await expect(read('"a;b\n1;2\n')).rejects.toMatchObject({ code: 'invalid_input', reason: 'csv_quote' });
  });

  it('takes quotes inside an unquoted cell as they are', async () => {
    expect(await read('a;b\nООО "Ромашка";2\n"1"x;4\n')).toMatchObject([
      { kind: 'header' },
      { kind: 'row', line: 2, values: ['ООО "Ромашка"', '2'] },
      { kind: 'row', line: 3, values: ['"1"x', '4'] },
    ]);
  });

  it('a CSV with the wrong delimiter is a clear error', async () => {
    await expect(read('a,b,c\n1,2,3\n', { delimiter: ';' })).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'csv_delimiter',
      details: { file: 'clients.csv', delimiter: ';', detected: ',' },
    });
    expect(await read('Name\nA\nB\n')).toHaveLength(3);
  });

  it('a CSV with the wrong encoding is a clear error', async () => {
    const bytes = iconv.encode('Название;ИНН\nЁлка;1\n', 'windows-1251');
    await expect(read(bytes, { encoding: 'utf-8' })).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'wrong_encoding',
    });
    const late = Buffer.concat([
      Buffer.from(`a;b\n${'1;2\n'.repeat(30_000)}`),
      Buffer.from([0xff, 0x3b, 0x0a]),
    ]);
    await expect(read(late)).rejects.toMatchObject({ reason: 'wrong_encoding' });
  });

  it('closes the source when it stops early or fails', async () => {
    for (const options of [{ encoding: 'utf-8' }, { delimiter: ',' }] as const) {
      const stream = Readable.from([iconv.encode('Название;ИНН\nЁлка;1\n', 'windows-1251')], {
        objectMode: false,
      });
      await expect(inspectCsv({ path: 'a.csv', open: async () => stream }, options)).rejects.toThrow(
        'invalid_input',
      );
      expect(stream.destroyed).toBe(true);
    }
    const stream = Readable.from([Buffer.from(`a;b\n${'1;2\n'.repeat(50_000)}`)], { objectMode: false });
    expect((await inspectCsv({ path: 'a.csv', open: async () => stream }, { rows: 3 })).rows).toHaveLength(3);
    expect(stream.destroyed).toBe(true);
  });

  it('an empty file is a clear error', async () => {
    await expect(read('')).rejects.toMatchObject({ reason: 'csv_empty' });
    await expect(read('\n\n')).rejects.toMatchObject({ reason: 'csv_empty' });
  });

  it("honours Excel's sep line", async () => {
    expect(await read('sep=|\r\na|b\r\n1|2\r\n')).toMatchObject([
      { kind: 'header', delimiter: '|', headers: ['a', 'b'] },
      { kind: 'row', line: 3, values: ['1', '2'] },
    ]);
  });

  it.each([
    ['utf-8', Buffer.from('Ad;Qeyd\nƏli;ığ\n')],
    ['utf-8', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('Ad;Qeyd\nƏli;ığ\n')])],
    ['utf-16le', iconv.encode('Ad;Qeyd\nƏli;ığ\n', 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode('Ad;Qeyd\nƏli;ığ\n', 'utf-16be', { addBOM: true })],
    ['utf-16le', iconv.encode('Ad;Qeyd\nƏli;ığ\n', 'utf-16le')],
  ] as const)('decodes %s', async (encoding, bytes) => {
    expect(await read(bytes)).toEqual([
      { kind: 'header', encoding, delimiter: ';', headers: ['Ad', 'Qeyd'] },
      { kind: 'row', line: 2, values: ['Əli', 'ığ'] },
    ]);
  });

  it('windows-1251 is the guess for what is not UTF-8', async () => {
    const bytes = iconv.encode('Название\tГород\nЁлка\tМосква\n', 'windows-1251');
    expect(await inspectCsv(source(bytes))).toEqual({
      encoding: 'windows-1251',
      delimiter: '\t',
      headers: ['Название', 'Город'],
      rows: [['Ёлка', 'Москва']],
    });
  });
});

describe('guesses', () => {
  it('a head cut inside a letter is still UTF-8', () => {
    const head = Buffer.from('Əli');
    expect(detectEncoding(head.subarray(0, 1))).toBe('utf-8');
    expect(detectEncoding(Buffer.from([0xc0, 0xe1, 0xe2]))).toBe('windows-1251');
  });

  it('delimiters outside quotes, by the header and the steady lines', () => {
    expect(detectDelimiter('a;b\n"1,2,3,4";2\n')).toBe(';');
    expect(detectDelimiter('"a;x",b\n1,2\n')).toBe(',');
    expect(detectDelimiter('name')).toBeUndefined();
  });

  it('headers in three languages', () => {
    expect(
      guessMapping([
        'Müştəri',
        'Hüquqi ad',
        'VÖEN',
        'Telefon',
        'Telefon 2',
        'E-poçt',
        'Əlaqədar şəxs',
        'Vəzifə',
        'Şəhər',
        'Ünvan',
        'Ölkə',
        'Seqment',
        'Menecer',
        'Qeyd',
        'Kod',
      ]),
    ).toEqual([
      'partnerName',
      'legalName',
      'taxId',
      'phone',
      'phone',
      'email',
      'contactPerson',
      'role',
      'city',
      'address',
      'country',
      'segment',
      'owner',
      'notes',
      'externalId',
    ]);
    expect(
      guessMapping([
        'Наименование',
        'Полное наименование',
        'ИНН',
        'КПП',
        'Телефон (моб.)',
        'Эл. почта',
        'Контактное лицо',
        'Должность',
        'Регион',
        'Адрес доставки',
        'Сайт',
        'Теги',
        'Ответственный',
        'Комментарий',
      ]),
    ).toEqual([
      'partnerName',
      'legalName',
      'taxId',
      'kpp',
      'phone',
      'email',
      'contactPerson',
      'role',
      'region',
      'address',
      'site',
      'segment',
      'owner',
      'notes',
    ]);
    expect(
      guessMapping([
        'Company name',
        'Legal name',
        'TAX ID',
        'Mobile phone',
        'E-mail',
        'Contact person',
        'Job title',
        'City',
        'Region',
        'Street address',
        'Country',
        'Website',
        'Tags',
        'Account manager',
        'Notes',
        'External ID',
        'Shoe size',
      ]),
    ).toEqual([
      'partnerName',
      'legalName',
      'taxId',
      'phone',
      'email',
      'contactPerson',
      'role',
      'city',
      'region',
      'address',
      'country',
      'site',
      'segment',
      'owner',
      'notes',
      'externalId',
      undefined,
    ]);
  });

  it('a field that cannot repeat goes to its best column only', () => {
    expect(guessMapping(['Client city', 'City', 'City'])).toEqual([undefined, 'city', undefined]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...csvFields.flatMap(({ aliases }) => aliases))), (headers) => {
        const mapping = guessMapping(headers).filter((id) => id !== undefined);
        for (const { id, isMultiple } of csvFields) {
          if (!isMultiple && mapping.filter((other) => other === id).length > 1) return false;
        }
        return mapping.length <= headers.length;
      }),
    );
  });

  it('every alias names its own field', () => {
    for (const { id, aliases } of csvFields) {
      expect(aliases.map((alias) => [alias, guessMapping([alias])[0]])).toEqual(
        aliases.map((alias) => [alias, id]),
      );
    }
  });
});

describe('error file', () => {
  it('is read back by the reader: line, reason, and the row as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 5 }), async (rows) => {
        const chunks: Buffer[] = [];
        const output = new Writable({
          highWaterMark: 16,
          write: (chunk, _encoding, done) => {
            chunks.push(chunk);
            setImmediate(done);
          },
        });
        const file = await createErrorFile(output, {
          delimiter: ';',
          headers: ['Ad', 'Qeyd;2'],
          lineHeader: 'Sətir',
          reasonHeader: 'Səbəb',
        });
        for (const [index, row] of rows.entries()) await file.add(index + 2, 'VÖEN yanlışdır', row);
        await file.close();
        const bytes = Buffer.concat(chunks);
        expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
        const [header, ...parts] = await read(bytes, { delimiter: ';' });
        expect(header).toMatchObject({ headers: ['Sətir', 'Səbəb', 'Ad', 'Qeyd;2'] });
        expect(parts.map((part) => part.kind !== 'header' && part.values)).toEqual(
          rows.map((row, index) => [String(index + 2), 'VÖEN yanlışdır', ...row]),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('a failing disk rejects', async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done(new Error('ENOSPC')) });
    const write = async () => {
      const file = await createErrorFile(output, {
        delimiter: ';',
        headers: [],
        lineHeader: 'l',
        reasonHeader: 'r',
      });
      await file.close();
    };
    await expect(write()).rejects.toThrow('ENOSPC');
  });
});
