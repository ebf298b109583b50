// What must be true of the tables of sync, as counts of what breaks it. SQL only; read by the doctor.

/** Each statement counts the rows that break the rule it is named after. */
export const syncRules: readonly (readonly [check: string, text: string])[] = [
  [
    'sync.numbersDense',
    // What the hub has is forgotten in time; what waits follows without a gap up to the newest number.
    `SELECT coalesce(max(cseq) - min(cseq) + 1 - count(*), 0)
       + coalesce(max(cseq) <> (SELECT last_cseq FROM sync_state), 0) AS n FROM sync_outbox WHERE state = 'waiting'`,
  ],
  [
    'sync.pendingWaits',
    `SELECT count(*) AS n FROM sync_pending p
     WHERE NOT EXISTS (SELECT 1 FROM sync_outbox o WHERE o.cseq = p.cseq AND o.state = 'waiting')`,
  ],
  [
    'sync.shadowsPending',
    `SELECT count(*) AS n FROM sync_shadows s
     WHERE NOT EXISTS (SELECT 1 FROM sync_pending p WHERE p.table_name = s.table_name AND p.row_id = s.row_id)`,
  ],
  [
    // The commits that were met lie within what is applied, unless all of it is to come again.
    'sync.cursorKnown',
    'SELECT count(*) AS n FROM sync_marks, sync_state WHERE cursor > 0 AND seq > cursor',
  ],
  [
    'sync.sealedKnown',
    `SELECT count(*) AS n FROM sync_state
     WHERE sealed_seq > coalesce((SELECT max(seq) FROM change_log), 0)`,
  ],
  // What was derived for a row by its area's rules: empty only where its source is.
  [
    'derived.partners',
    "SELECT count(*) AS n FROM partners WHERE name_fold = '' AND name GLOB '*[A-Za-z0-9]*'",
  ],
  [
    'derived.contacts',
    "SELECT count(*) AS n FROM contacts WHERE name_fold = '' AND name GLOB '*[A-Za-z0-9]*'",
  ],
  [
    'derived.phones',
    "SELECT count(*) AS n FROM contact_points WHERE kind = 'phone' AND digits IS NULL AND value GLOB '*[0-9]*'",
  ],
  ['derived.items', "SELECT count(*) AS n FROM items WHERE name_fold = '' AND name GLOB '*[A-Za-z0-9]*'"],
  [
    'derived.groups',
    "SELECT count(*) AS n FROM item_groups WHERE sort_key = '' AND name GLOB '*[A-Za-z0-9]*'",
  ],
];

/** Told as a number and no fault: it waits for a newer program, or for a person. */
export const parkedCount = 'SELECT count(*) AS n FROM sync_parked';
