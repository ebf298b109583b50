import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeOf } from '#main/platform/node/nodePlatform.ts';
import { derivedTriggers } from '#main/store/capture.ts';
import { wrongCountsSql } from '#main/store/eventCounts.ts';
import { loadMigrations, migrate } from '#main/store/migrate.ts';

const { root } = placeOf(new URL('../../../src-main/platform/node/nodePlatform.ts', import.meta.url).href);
const all = loadMigrations(`${root}/migrations`);
const noon = Date.UTC(2026, 10, 23, 8);

let db: Database.Database;
beforeEach(() => {
  db = new Database(':memory:');
  db.function('yolda_operation', (_table: string) => 'op');
  db.function('yolda_captures', () => 1);
  db.function('yolda_now', () => noon);
  db.function('yolda_user', () => 'u1');
  // A file as 0001 leaves it: its tables, its rows, and no trigger that today's registry adds.
  db.exec(all[0]?.sql ?? '');
  db.prepare('INSERT INTO migrations(id, hash, applied_at) VALUES (?, ?, ?)').run(
    all[0]?.id,
    all[0]?.hash,
    noon,
  );
  db.exec(`
    INSERT INTO partners(rid, id, name, kind, state, owner_id, name_fold, sort_key, search_text, created_at, updated_at, deleted_at)
      VALUES (7, 'p1', 'Araz', 'company', 'active', 'u1', 'araz', 'araz', 'araz', 1, 1, NULL),
             (9, 'p2', 'Gone', 'company', 'active', 'u1', 'gone', 'gone', 'gone', 1, 1, 5);
    INSERT INTO interactions(rid, id, partner_id, kind, status, subject, owner_id, author_id, planned_at, planned_on, timeline_at, created_at, updated_at, deleted_at)
      VALUES (3, 'i1', 'p1', 'call', 'planned', 's', 'u1', 'u1', ${noon + 1}, NULL, 1, 1, 1, NULL),
             (4, 'i2', 'p1', 'call', 'done', 's', 'u2', 'u2', ${noon}, NULL, 1, 1, 1, NULL),
             (5, 'i3', 'p2', 'call', 'planned', 's', 'u1', 'u1', ${noon}, NULL, 1, 1, 1, NULL),
             (6, 'i4', 'p1', 'call', 'planned', 's', 'u1', 'u1', NULL, '2026-11-23', 1, 1, 1, NULL),
             (8, 'i5', 'p1', 'call', 'planned', 's', 'u1', 'u1', NULL, '2026-11-23', 1, 1, 1, 5),
             (9, 'i6', 'p1', 'note', 'done', 's', 'u1', 'u1', NULL, NULL, 1, 1, 1, NULL);
    INSERT INTO tasks(id, title, status, owner_id, giver_id, due_on, is_private, created_at, updated_at)
      VALUES ('t1', 't', 'open', 'u1', 'u1', '2026-11-23', 0, 1, 1), ('t2', 't', 'open', 'u1', 'u1', '2026-11-23', 1, 1, 1);`);
});
afterEach(() => {
  db.close();
});

const rowsOf = (table: string) => db.prepare(`SELECT * FROM ${table} ORDER BY id`).all();

describe('migration 0002_desk_counts', () => {
  it('counts the events that were there, keeps every row and makes every trigger', () => {
    const before = ['partners', 'interactions', 'tasks'].map(rowsOf);
    const copies: string[] = [];
    const applied = migrate(db, all, { nowMs: noon, copyFirst: () => copies.push('copied') });
    expect({ applied, copies }).toEqual({ applied: all.slice(1).map(({ id }) => id), copies: ['copied'] });
    // Columns of later migrations aside.
    expect(['partners', 'interactions', 'tasks'].map(rowsOf)).toMatchObject(before);
    expect(db.prepare('SELECT * FROM event_quarters').all()).toEqual([
      { quarter: noon / 900_000, open: 1, done: 1 },
    ]);
    expect(db.prepare('SELECT * FROM event_days').all()).toEqual([{ day: '2026-11-23', open: 2, done: 0 }]);
    expect(db.prepare(wrongCountsSql).get()).toEqual({ n: 0 });
    const triggers = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
      .pluck()
      .all();
    expect(triggers).toEqual([...derivedTriggers().keys()].sort());
    expect(
      db
        .prepare(
          `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
             AND name NOT LIKE 'sqlite_%' AND name NOT GLOB '*_fts*'`,
        )
        .all(),
    ).toEqual([]);
    expect(db.prepare("SELECT rowid FROM partners_fts WHERE partners_fts MATCH 'araz'").all()).toEqual([
      { rowid: 7 },
    ]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('counts anew when a trigger was missing while rows changed', () => {
    migrate(db, all, { nowMs: noon, copyFirst: () => undefined });
    db.exec("DROP TRIGGER count_tasks_u; UPDATE tasks SET status = 'done' WHERE id = 't1'");
    expect(db.prepare(wrongCountsSql).get()).toEqual({ n: 1 });
    migrate(db, all, { nowMs: noon, copyFirst: () => undefined });
    expect(db.prepare('SELECT * FROM event_days').all()).toEqual([{ day: '2026-11-23', open: 1, done: 1 }]);
  });
});
