// What must always be true of a company file, as counts of what breaks it. Reads only.

import type { Blobs } from '../store/blobs.ts';
import { derivedTriggers } from '../store/capture.ts';
import type { ReadContext } from '../store/context.ts';
import { wrongCountsSql } from '../store/eventCounts.ts';
import { parkedCount, syncRules } from './syncRules.repo.ts';

export type Finding = { check: string; isOk: boolean; count: number };

/** Each statement counts the rows that break the rule it is named after. */
const rules: readonly (readonly [string, string])[] = [
  [
    'tablesStrict',
    "SELECT count(*) AS n FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT GLOB '*_fts*' AND name <> 'backup_blobs'",
  ],
  [
    'issuedHasNumber',
    "SELECT count(*) AS n FROM documents WHERE state <> 'draft' AND number = '' AND deleted_at IS NULL",
  ],
  [
    'issuedInvoiceHasPdf',
    "SELECT count(*) AS n FROM documents WHERE kind = 'invoice' AND state = 'issued' AND external_id IS NULL AND pdf_hash IS NULL AND deleted_at IS NULL",
  ],
  [
    'numbersUnique',
    "SELECT count(*) AS n FROM (SELECT 1 FROM documents WHERE number <> '' AND external_id IS NULL GROUP BY organization_id, kind, number HAVING count(*) > 1)",
  ],
  [
    'linesHaveDocument',
    'SELECT count(*) AS n FROM document_lines l WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.id = l.document_id)',
  ],
  [
    'totalsMatchLines',
    // Of 1C and of money the total is what is stated; a document without lines has none to match.
    "SELECT count(*) AS n FROM documents d WHERE d.kind <> 'receipt' AND d.external_id IS NULL AND d.total_minor <> (SELECT coalesce(sum(CASE WHEN l.deleted_at IS NULL THEN l.sum_minor ELSE 0 END), d.total_minor) FROM document_lines l WHERE l.document_id = d.id)",
  ],
  [
    'reservesOfOpenOnly',
    "SELECT count(*) AS n FROM document_lines l JOIN documents d ON d.id = l.document_id WHERE l.reserved_milli > 0 AND (d.state <> 'issued' OR d.kind NOT IN ('invoice', 'order'))",
  ],
  [
    'lettersHaveAttachment',
    'SELECT count(*) AS n FROM letters l WHERE l.document_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM letter_attachments a WHERE a.letter_id = l.id)',
  ],
  ['eventCounts', wrongCountsSql],
  ['noOperationLeftOpen', "SELECT count(*) AS n FROM operations WHERE state = 'open'"],
  [
    'jobsNotStuck',
    "SELECT count(*) AS n FROM jobs WHERE state = 'running' AND run_at < (SELECT max(created_at) FROM jobs) - 86400000",
  ],
];

function searchGaps(context: ReadContext, table: string): number {
  const rows =
    context.sql.get<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE deleted_at IS NULL`)?.n ?? 0;
  const indexed = context.sql.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}_fts_docsize`)?.n ?? 0;
  return Math.abs(rows - indexed);
}

function missingBlobs(context: ReadContext, blobs: Blobs): number {
  let missing = 0;
  // With an office, pictures of items and recordings come when they are asked for.
  const hashes = context.sql.iterate<{ hash: string }>(
    `SELECT pdf_hash AS hash FROM documents WHERE pdf_hash IS NOT NULL
     UNION SELECT hash FROM letter_attachments
     UNION SELECT hash FROM (
       SELECT hash FROM item_pictures WHERE deleted_at IS NULL
       UNION SELECT recording_hash FROM interactions WHERE recording_hash <> '' AND deleted_at IS NULL
     ) WHERE NOT EXISTS (SELECT 1 FROM sync_state)`,
  );
  for (const { hash } of hashes) if (!blobs.has(hash)) missing += 1;
  return missing;
}

/** All checks, each with the number of rows that fail it. */
export function examine(context: ReadContext, blobs: Blobs): Finding[] {
  const { sql } = context;
  const finding = (check: string, count: number): Finding => ({ check, isOk: count === 0, count });
  const integrity = sql.all<{ integrity_check: string }>('PRAGMA integrity_check');
  const present =
    sql.get<{ n: number }>("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'trigger'")?.n ?? 0;
  return [
    finding('integrity', integrity.filter((row) => row.integrity_check !== 'ok').length),
    finding('foreignKeys', sql.all('PRAGMA foreign_key_check').length),
    finding('triggers', Math.abs(derivedTriggers().size - present)),
    ...[...rules, ...syncRules].map(([check, text]) => finding(check, sql.get<{ n: number }>(text)?.n ?? 0)),
    { ...finding('sync.parked', sql.get<{ n: number }>(parkedCount)?.n ?? 0), isOk: true },
    ...['partners', 'contacts', 'items'].map((table) =>
      finding(`search.${table}`, searchGaps(context, table)),
    ),
    finding('blobsPresent', missingBlobs(context, blobs)),
  ];
}
