// Files in: CommerceML, CSV and XLSX; the demo company; backup and check.
import { z } from 'zod';
import { bytes } from './bytes.ts';
import { PriceRole } from './catalog.contract.ts';
import { Currency, DateOnly, Empty, Id, Minor, Text } from './common.ts';
import { action, query } from './define.ts';

export const ImportProblem = z.object({
  file: z.string(),
  line: z.number().int().optional(),
  column: z.number().int().optional(),
  ref: z.string().optional(),
  reason: z.string(),
});

export const ImportReport = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  hidden: z.number().int(),
  skipped: z.number().int(),
  /** At most 1000; `problemCount` is the whole number. */
  problems: z.array(ImportProblem),
  problemCount: z.number().int(),
  operationId: Id,
});

/** Where the data is: paths of the machine the core runs on, or bytes dropped on the window. */
export const ImportSource = z.union([
  z.object({ paths: z.array(Text(1000).min(1)).min(1).max(200) }),
  z.object({
    uploads: z
      .array(z.object({ name: Text(200).min(1), bytes: bytes() }))
      .min(1)
      .max(200),
  }),
]);

/** What a row of a table is: a partner with contacts, or an item with prices and stock. */
const TableKind = z.enum(['partners', 'items']);

/** A table of rows: CSV or XLSX, told apart by what is in the file. */
const CsvOptions = z.object({
  kind: TableKind.default('partners'),
  source: ImportSource,
  /** Of an XLSX: the first visible one when absent. */
  sheet: z.string().max(100).optional(),
  /** Of an XLSX: rows that a filter or a person hid stay out. */
  skipsHidden: z.boolean().default(false),
  encoding: z.enum(['auto', 'utf-8', 'windows-1251', 'utf-16le']).default('auto'),
  delimiter: z.enum(['auto', ',', ';', '\t', '|']).default('auto'),
  /** Column index to field id; guessed when absent. */
  mapping: z.record(z.string().regex(/^\d+$/), z.string()).optional(),
});

/** Which invoice a payment pays, as a person decided; payments by their keys of the preview. */
const PaymentDecision = z.object({ payment: Id, invoiceId: Id });

const StatementPayment = z.object({
  /** The same in every file that holds the payment. */
  key: Id,
  line: z.number().int(),
  /**
   * sure: tax id, sum and number agree, a receipt is made; doubtful: a person decides among the candidates;
   * known: it is here already.
   */
  outcome: z.enum(['sure', 'doubtful', 'known']),
  number: z.string(),
  date: DateOnly,
  amountMinor: Minor,
  currency: Currency,
  payerName: z.string(),
  payerTaxId: z.string(),
  purpose: z.string(),
  /** What a sure payment pays. */
  allocations: z.array(z.object({ invoiceId: Id, amountMinor: Minor })),
  /** Open invoices with what speaks for each, the likeliest first. */
  candidates: z.array(
    z.object({
      id: Id,
      number: z.string(),
      date: DateOnly,
      partnerName: z.string(),
      restMinor: Minor,
      reasons: z.array(z.enum(['taxId', 'name', 'sum', 'number'])),
    }),
  ),
  /** Of a doubtful one, the candidate that most speaks for; '' when none stands out. */
  proposed: z.string(),
});

const importReasons = [
  'xml',
  'wrong_encoding',
  'commerceml_version',
  'unsafe_path',
  'archive_bomb',
  'not_an_archive',
  'file_missing',
  'empty_source',
  'one_column_only',
  'import_running',
  'xml_doctype',
  'xml_limit',
  'not_commerceml',
  'source_kind',
  'source_unreadable',
  'symlink',
  'too_deep',
  'too_many_files',
  'zip_encrypted',
  'csv_quote',
  'csv_mapping',
  'not_xlsx',
  'xls_old',
  'sheet_missing',
  'sheet_empty',
  'sheet_too_large',
  'one_file_only',
  'not_statement',
  'statement_too_large',
  'bank_account_unknown',
  'import_worker_stopped',
  'disk_full',
  'disk_error',
  'folder_read_only',
] as const;

export const exchange = {
  /** Long: progress by `operations.progress` under `operationId`; cancellable; undone as one step. */
  importCommerceml: action({
    in: z.object({ source: ImportSource, operationId: Id.optional() }),
    /** Counts of the report are items. */
    out: ImportReport.extend({
      /** Of `skipped`: items that 1C marks as deleted and that were never here. Each other one has its problem. */
      skippedDeleted: z.number().int(),
      /** Prices with more decimals than the currency, rounded half away from zero. */
      rounded: z.number().int(),
      documents: z.object({
        created: z.number().int(),
        updated: z.number().int(),
        unchanged: z.number().int(),
      }),
      partnersCreated: z.number().int(),
    }),
    reasons: importReasons,
  }),
  /** The fields a CSV column may be mapped onto. */
  listCsvFields: query({
    in: z.object({ kind: TableKind.default('partners') }),
    out: z.object({ rows: z.array(z.object({ id: z.string(), isMultiple: z.boolean() })) }),
    reads: [],
  }),
  /** What the file looks like: encoding, delimiter, headers, guessed mapping, first rows, what would happen. */
  previewCsv: action({
    in: CsvOptions,
    out: z.object({
      /** Of a CSV; '' of an XLSX. */
      encoding: z.string(),
      delimiter: z.string(),
      /** Of an XLSX: the sheet read and all one can choose; '' and none of a CSV. */
      sheet: z.string(),
      sheets: z.array(z.string()),
      /** Rows hidden in the sheet, taken or not. */
      hiddenCount: z.number().int(),
      headers: z.array(z.string()),
      mapping: z.record(z.string(), z.string()),
      sample: z.array(z.array(z.string())),
      rowCount: z.number().int(),
      willCreate: z.number().int(),
      willUpdate: z.number().int(),
      willKeep: z.number().int(),
      /** Rows refused with a reason; `problems` holds at most 1000 of them. */
      willSkip: z.number().int(),
      /** The first partners as they would be written, rows of one firm put together. */
      rows: z.array(
        z.object({
          lines: z.array(z.number().int()),
          outcome: z.enum(['create', 'update', 'unchanged']),
          name: z.string(),
          legalName: z.string(),
          taxId: z.string(),
          /** Country, region, city, address in one line. */
          place: z.string(),
          contacts: z.array(z.string()),
          phones: z.array(z.string()),
          emails: z.array(z.string()),
        }),
      ),
      /** The first items, of a table of items. */
      items: z.array(
        z.object({
          line: z.number().int(),
          outcome: z.enum(['create', 'update', 'unchanged']),
          name: z.string(),
          article: z.string(),
          barcode: z.string(),
          group: z.string(),
          unit: z.string(),
          prices: z.array(z.object({ role: PriceRole.exclude(['']), amountMinor: Minor })),
          /** null: the row says nothing. */
          quantity: z.number().nullable(),
          warehouse: z.string(),
        }),
      ),
      problems: z.array(ImportProblem),
    }),
    reasons: importReasons,
  }),
  importCsv: action({
    in: CsvOptions.extend({
      isDryRun: z.boolean().default(false),
      operationId: Id.optional(),
    }),
    out: ImportReport.extend({
      /** The refused rows with line and reason, as a CSV to mend and import again. */
      errorFile: z.object({ name: z.string(), text: z.string() }).nullable(),
    }),
    reasons: importReasons,
  }),
  /** A bank's statement (1CClientBankExchange): what came in, which invoices it pays, what is to be decided. */
  previewStatement: action({
    in: z.object({ source: ImportSource }),
    out: z.object({
      encoding: z.string(),
      /** Of the statement; money of accounts that are not ours is left out. */
      accounts: z.array(z.object({ account: z.string(), isOurs: z.boolean() })),
      sureCount: z.number().int(),
      doubtfulCount: z.number().int(),
      knownCount: z.number().int(),
      outgoingCount: z.number().int(),
      /** At most 1000: doubtful ones first, then sure, then known. */
      payments: z.array(StatementPayment),
      problems: z.array(ImportProblem),
      problemCount: z.number().int(),
    }),
    reasons: importReasons,
  }),
  /**
   * Makes receipts of what is sure and of what was decided, as one undoable operation. The same file again changes
   * nothing. `skipped`: payments left undecided or refused, each with its problem; `unchanged`: known ones.
   */
  importStatement: action({
    in: z.object({
      source: ImportSource,
      decisions: z.array(PaymentDecision).max(5000).default([]),
      operationId: Id.optional(),
    }),
    out: ImportReport,
    reasons: importReasons,
  }),
  /** Fills an empty company folder with the demo company. */
  makeDemo: action({
    in: z.object({
      partners: z.number().int().min(1).max(1_000_000).default(400),
      interactions: z.number().int().min(0).max(5_000_000).default(4_000),
      items: z.number().int().min(1).max(500_000).default(600),
      documents: z.number().int().min(0).max(2_000_000).optional(),
      seed: z.number().int().default(1),
      language: z.enum(['en', 'az', 'ru']).default('az'),
      operationId: Id.optional(),
    }),
    out: z.object({
      partners: z.number().int(),
      interactions: z.number().int(),
      items: z.number().int(),
      documents: z.number().int(),
    }),
    reasons: ['already_set_up'],
  }),
  /**
   * Whether the company here is the demo, and what of it the user made since. An action, asked once: it reads the whole
   * of a demo, and of another company nothing.
   */
  reviewDemo: action({
    in: Empty,
    out: z.object({
      isDemo: z.boolean(),
      /** A demo that was joined to an office is the office's too, and is not removed here. */
      isOfOffice: z.boolean(),
      /** Rows made since the demo was; null where it is not known when that was. */
      own: z
        .object({
          partners: z.number().int(),
          interactions: z.number().int(),
          tasks: z.number().int(),
          items: z.number().int(),
          documents: z.number().int(),
        })
        .nullable(),
    }),
  }),
  /**
   * Takes the demo company out of the folder, with its secrets, and goes on with an empty one: this connection ends.
   * Where the user made something, a backup is made first. Backups stay.
   */
  removeDemo: action({
    in: Empty,
    out: z.object({ backup: z.string().nullable() }),
    reasons: ['not_a_demo', 'demo_of_office', 'folder_read_only', 'disk_full'],
  }),
};

export const maintenance = {
  /** A pane of a window failed: into the log. Names and places of the program only, nothing of a row. */
  noteFault: action({
    in: z.object({
      pane: z.string().max(100),
      kind: z.string().max(100),
      frames: z.array(z.string().max(200)).max(30),
    }),
    out: Empty,
  }),
  /** Integrity, schema, invariants; each finding named. */
  check: action({
    in: Empty,
    out: z.object({
      isOk: z.boolean(),
      findings: z.array(z.object({ check: z.string(), isOk: z.boolean(), count: z.number().int() })),
    }),
  }),
  /** Where the company lies on the core's machine, and the copies that lie beside it, newest first. */
  loadFolder: action({
    in: Empty,
    out: z.object({
      dir: z.string(),
      /** A new file name for a backup made now. */
      suggestedBackup: z.string(),
      backups: z.array(
        z.object({ name: z.string(), path: z.string(), sizeBytes: z.number().int(), at: z.number().int() }),
      ),
    }),
  }),
  /** A verified copy of the company in one file. */
  backup: action({
    in: z.object({ path: Text(1000).min(1) }),
    out: z.object({ path: z.string(), sizeBytes: z.number().int() }),
    reasons: ['file_exists', 'folder_read_only', 'disk_full'],
  }),
  /** Runs all jobs that are due, without waiting for Undo; what `yolda jobs run` does. */
  runJobs: action({
    in: Empty,
    out: z.object({ done: z.number().int(), failed: z.number().int(), waiting: z.number().int() }),
  }),
};
