// Makes a draft migration from the drizzle schema: drizzle-kit writes SQL, this adds STRICT and
// puts it under migrations/NNNN_name.sql. Use: npm run db:generate -- name
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('usage: npm run db:generate -- name_in_snake_case');
  process.exit(2);
}
const work = join(root, '.cache/drizzle');
const meta = join(root, 'migrations/meta');
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
// drizzle-kit diffs against its own snapshot, which we keep beside the migrations.
if (existsSync(meta)) {
  mkdirSync(join(work, 'meta'));
  for (const f of readdirSync(meta)) writeFileSync(join(work, 'meta', f), readFileSync(join(meta, f)));
}
execFileSync(
  'npx',
  ['drizzle-kit', 'generate', '--config', 'src-main/store/schema/drizzle.config.ts', '--name', name],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
const made = readdirSync(work).filter((f) => f.endsWith('.sql'));
if (made.length !== 1) {
  console.error('drizzle-kit found nothing to change');
  process.exit(1);
}
const sql = readFileSync(join(work, made[0]), 'utf8')
  .replaceAll('--> statement-breakpoint', '')
  .replaceAll('`', '"')
  .replace(/^\);$/gm, ') STRICT;')
  .replace(/\n{2,}/g, '\n');
const numbers = readdirSync(join(root, 'migrations')).filter((f) => /^\d{4}_/.test(f));
const next = String(numbers.length + 1).padStart(4, '0');
writeFileSync(join(root, 'migrations', `${next}_${name}.sql`), sql);
mkdirSync(meta, { recursive: true });
for (const f of readdirSync(join(work, 'meta')))
  writeFileSync(join(meta, f), readFileSync(join(work, 'meta', f)));
execFileSync(process.execPath, [join(root, 'scripts/db/snapshotSynced.mjs')], { stdio: 'inherit' });
console.log(`migrations/${next}_${name}.sql`);
