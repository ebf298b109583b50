// Undo of an import: 10 000 partners come by CSV into a company that has 20 000, and go again as one step; beside the time,
// the delay of the core's loop meanwhile. The floor takes the same rows out by bare prepared statements, without capture.
import { constants, cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openDatabase } from '#main/store/openDatabase.ts';
import { type BenchCore, openBenchCore } from './benchCore.ts';
import { cacheDir } from './company.ts';
import type { Bench, BenchRow, Measured } from './measure.ts';

const partnerCount = 10_000;
const dir = join(cacheDir, 'work-undo');

/** A firm a row: names, tax id, two phones, an e-mail, a person, a city. */
function partnersCsv(): string {
  const rows = Array.from({ length: partnerCount }, (_, i) => {
    const number = String(i).padStart(5, '0');
    return [
      `İdxal ${number} MMC`,
      `"""İdxal ${number}"" Məhdud Məsuliyyətli Cəmiyyəti"`,
      `14${number}111`.slice(0, 10),
      `+99412${String(2_000_000 + i)}`,
      `+99450${String(3_000_000 + i)}`,
      `ofis${number}@idxal.example`,
      `Elçin Quliyev ${number}`,
      'Gəncə',
      `Sınaq küçəsi ${i}`,
    ].join(';');
  });
  return ['Müştəri;Hüquqi ad;VÖEN;Telefon;Telefon 2;E-poçt;Əlaqədar şəxs;Şəhər;Ünvan', ...rows].join('\n');
}

/** Bare deletes of what the operation made, newest first, in one transaction that is rolled back. @returns seconds */
function floorSeconds({ core, floor }: BenchCore, operationId: string): number {
  const made = floor
    .prepare<[string], { tableName: string; rowId: string }>(
      "SELECT table_name AS tableName, row_id AS rowId FROM change_log WHERE operation_id = ? AND kind = 'I' ORDER BY seq DESC",
    )
    .all(operationId);
  const bare = openDatabase(core.folder.database, { key: core.folder.key });
  try {
    bare.exec('BEGIN IMMEDIATE');
    const triggers = bare
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .pluck()
      .all();
    for (const name of triggers) bare.exec(`DROP TRIGGER "${name}"`);
    const names = [...new Set(made.map(({ tableName }) => tableName))];
    const deletes = new Map(names.map((name) => [name, bare.prepare(`DELETE FROM ${name} WHERE id = ?`)]));
    const startedAt = performance.now();
    for (const { tableName, rowId } of made) deletes.get(tableName)?.run(rowId);
    return (performance.now() - startedAt) / 1000;
  } finally {
    bare.exec('ROLLBACK');
    bare.close();
  }
}

async function undoImport(bench: Bench): Promise<{ 'undo.import': Measured; 'undo.importLoop': Measured }> {
  rmSync(dir, { recursive: true, force: true });
  cpSync(await bench.company('tenth'), dir, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const file = join(cacheDir, 'work-undo.csv');
  writeFileSync(file, partnersCsv());
  const opened = await openBenchCore(bench, dir);
  const { core } = opened;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  try {
    const report = await core.call('exchange.importCsv', { source: { paths: [file] } });
    if (report.created !== partnerCount) throw new Error(`imported ${report.created} partners`);
    const floor = floorSeconds(opened, report.operationId);
    delay.enable();
    const startedAt = performance.now();
    const step = await core.call('operations.undo', {});
    const seconds = (performance.now() - startedAt) / 1000;
    delay.disable();
    const ms = (nanoseconds: number): number => nanoseconds / 1e6;
    return {
      'undo.import': {
        value: seconds,
        floor,
        notes: [`${step.changeCount} rows of ${partnerCount} partners`],
      },
      'undo.importLoop': {
        value: ms(delay.percentile(99)),
        notes: [`max ${ms(delay.max).toFixed(1)} ms`],
      },
    };
  } finally {
    delay.disable();
    await opened.close();
    rmSync(dir, { recursive: true, force: true });
    rmSync(file, { force: true });
  }
}

export const undoRows: readonly BenchRow[] = [
  { names: ['undo.import', 'undo.importLoop'], measure: undoImport },
];
