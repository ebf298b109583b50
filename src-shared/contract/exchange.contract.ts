// Files in: CommerceML, CSV; the demo company; backup and check.
import { z } from 'zod';
import { bytes } from './bytes.ts';
import { Empty, Id, Text } from './common.ts';
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

const CsvOptions = z.object({
  source: ImportSource,
  encoding: z.enum(['auto', 'utf-8', 'windows-1251', 'utf-16le']).default('auto'),
  delimiter: z.enum(['auto', ',', ';', '\t', '|']).default('auto'),
  /** Column index to field id; guessed when absent. */
  mapping: z.record(z.string().regex(/^\d+$/), z.string()).optional(),
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
  'one_file_only',
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
    in: Empty,
    out: z.object({ rows: z.array(z.object({ id: z.string(), isMultiple: z.boolean() })) }),
    reads: [],
  }),
  /** What the file looks like: encoding, delimiter, headers, guessed mapping, first rows, what would happen. */
  previewCsv: action({
    in: CsvOptions.extend({ kind: z.enum(['partners']).default('partners') }),
    out: z.object({
      encoding: z.string(),
      delimiter: z.string(),
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
      problems: z.array(ImportProblem),
    }),
    reasons: importReasons,
  }),
  importCsv: action({
    in: CsvOptions.extend({
      kind: z.enum(['partners']).default('partners'),
      isDryRun: z.boolean().default(false),
      operationId: Id.optional(),
    }),
    out: ImportReport.extend({
      /** The refused rows with line and reason, as a CSV to mend and import again. */
      errorFile: z.object({ name: z.string(), text: z.string() }).nullable(),
    }),
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
