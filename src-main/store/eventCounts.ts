// Counts of the company's events by quarter hour and by day: triggers that keep them, the whole recount, and the
// check that both agree. Private tasks are left out: their owner counts them himself. Knows no user and no zone.
import type Database from 'better-sqlite3';

/** Quarter hours, since every zone in use is a whole number of them off UTC. */
export const quarterMs = 900_000;

/** One way in which a row is an event: an interaction's plan or a task's due date, at an instant or of a day. */
export type EventLeg = {
  source: 'interaction' | 'task';
  table: 'interactions' | 'tasks';
  column: string;
  unit: 'at' | 'on';
  /** The status of an open one; 'done' is the other that counts. */
  open: 'planned' | 'open';
};

export const eventLegs: readonly EventLeg[] = [
  { source: 'interaction', table: 'interactions', column: 'planned_at', unit: 'at', open: 'planned' },
  { source: 'interaction', table: 'interactions', column: 'planned_on', unit: 'on', open: 'planned' },
  { source: 'task', table: 'tasks', column: 'due_at', unit: 'at', open: 'open' },
  { source: 'task', table: 'tasks', column: 'due_on', unit: 'on', open: 'open' },
];

const sourceTables = ['interactions', 'tasks'] as const;
const targets = {
  at: { table: 'event_quarters', key: 'quarter' },
  on: { table: 'event_days', key: 'day' },
} as const;

const placeOf = ({ column, unit }: EventLeg, row: string): string =>
  unit === 'at' ? `${row}.${column} / ${quarterMs}` : `${row}.${column}`;

/** A living event that everybody may count, whatever its partner. */
const isEvent = ({ table, column, open }: EventLeg, row: string): string =>
  `${row}.${column} IS NOT NULL AND ${row}.deleted_at IS NULL AND ${row}.status IN ('${open}', 'done')
   ${table === 'tasks' ? `AND ${row}.is_private = 0` : ''}`;

/** By the index of the few that are gone: by that of all it is 30 µs an event. */
export const hasLivingPartner = (row: string): string =>
  `NOT EXISTS (SELECT 1 FROM partners p INDEXED BY partners_deleted WHERE p.id = ${row}.partner_id AND p.deleted_at IS NOT NULL)`;

type Sign = '' | '-';

/** The upsert of a leg: what `from` selects is added, or taken away. */
function shift(leg: EventLeg, sign: Sign, { row, from }: { row: string; from: string }): string {
  const { table, key } = targets[leg.unit];
  return `INSERT INTO ${table}(${key}, open, done)
    SELECT ${placeOf(leg, row)}, ${sign}sum(${row}.status = '${leg.open}'), ${sign}sum(${row}.status = 'done')
    ${from} GROUP BY 1
    ON CONFLICT DO UPDATE SET open = open + excluded.open, done = done + excluded.done;`;
}

/** One row's own part; the grouping makes no row of none. */
const shiftRow = (leg: EventLeg, sign: Sign, row: 'NEW' | 'OLD'): string =>
  shift(leg, sign, { row, from: `WHERE ${isEvent(leg, row)} AND ${hasLivingPartner(row)}` });

const shiftPartner = (leg: EventLeg, sign: Sign, side: 'NEW' | 'OLD'): string =>
  shift(leg, sign, {
    row: 'e',
    from: `FROM ${leg.table} e WHERE e.partner_id = ${side}.id AND ${isEvent(leg, 'e')}`,
  });

const removeEmpty = Object.values(targets)
  .map(({ table }) => `DELETE FROM ${table} WHERE open = 0 AND done = 0;`)
  .join(' ');

function triggersOf(table: (typeof sourceTables)[number]): string[] {
  const legs = eventLegs.filter((leg) => leg.table === table);
  const all = (sign: Sign, row: 'NEW' | 'OLD') => legs.map((leg) => shiftRow(leg, sign, row)).join(' ');
  const isPlanned = (row: 'NEW' | 'OLD') =>
    legs.map((leg) => `${row}.${leg.column} IS NOT NULL`).join(' OR ');
  const columns = [
    ...legs.map((leg) => leg.column),
    'status',
    'deleted_at',
    'partner_id',
    ...(table === 'tasks' ? ['is_private'] : []),
  ];
  const isChanged = columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ');
  return [
    `CREATE TRIGGER count_${table}_i AFTER INSERT ON ${table} WHEN ${isPlanned('NEW')} BEGIN ${all('', 'NEW')} END`,
    `CREATE TRIGGER count_${table}_u AFTER UPDATE OF ${columns.join(', ')} ON ${table} WHEN ${isChanged}
       BEGIN ${all('-', 'OLD')} ${all('', 'NEW')} ${removeEmpty} END`,
    `CREATE TRIGGER count_${table}_d AFTER DELETE ON ${table} WHEN ${isPlanned('OLD')}
       BEGIN ${all('-', 'OLD')} ${removeEmpty} END`,
  ];
}

/** Events of a partner that is gone do not count; they come back with it. */
function partnerTriggers(): string[] {
  const all = (sign: Sign, side: 'NEW' | 'OLD') =>
    eventLegs.map((leg) => shiftPartner(leg, sign, side)).join(' ');
  return [
    `CREATE TRIGGER count_partners_i AFTER INSERT ON partners WHEN NEW.deleted_at IS NOT NULL
       BEGIN ${all('-', 'NEW')} ${removeEmpty} END`,
    `CREATE TRIGGER count_partners_gone AFTER UPDATE OF deleted_at ON partners
       WHEN OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL BEGIN ${all('-', 'NEW')} ${removeEmpty} END`,
    `CREATE TRIGGER count_partners_back AFTER UPDATE OF deleted_at ON partners
       WHEN OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL BEGIN ${all('', 'NEW')} END`,
    `CREATE TRIGGER count_partners_d AFTER DELETE ON partners WHEN OLD.deleted_at IS NOT NULL
       BEGIN ${all('', 'OLD')} END`,
  ];
}

export const eventCountTriggers = (): string[] => [...sourceTables.flatMap(triggersOf), ...partnerTriggers()];

/** What the table of a unit must hold, as a SELECT of (place, open, done). */
function recountOf(unit: EventLeg['unit']): string {
  const parts = eventLegs
    .filter((leg) => leg.unit === unit)
    .map(
      (leg) => `SELECT ${placeOf(leg, 'e')} AS place, e.status = '${leg.open}' AS is_open FROM ${leg.table} e
        WHERE ${isEvent(leg, 'e')} AND ${hasLivingPartner('e')}`,
    );
  return `SELECT place, sum(is_open) AS open, sum(1 - is_open) AS done FROM (${parts.join(' UNION ALL ')}) GROUP BY 1`;
}

/** Counts all events anew; inside the caller's transaction. */
export function recountEvents(db: Database.Database): void {
  for (const unit of ['at', 'on'] as const) {
    const { table, key } = targets[unit];
    db.exec(`DELETE FROM ${table}; INSERT INTO ${table}(${key}, open, done) ${recountOf(unit)}`);
  }
}

/** A SELECT of `n`, the number of places whose counts are not what a recount gives. */
export const wrongCountsSql = `SELECT count(DISTINCT place) AS n FROM (${(['at', 'on'] as const)
  .flatMap((unit) => {
    const { table, key } = targets[unit];
    const [kept, counted] = [`SELECT ${key} AS place, open, done FROM ${table}`, recountOf(unit)];
    return [`SELECT * FROM (${kept} EXCEPT ${counted})`, `SELECT * FROM (${counted} EXCEPT ${kept})`];
  })
  .join(' UNION ALL ')})`;
