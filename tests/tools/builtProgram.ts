// The built program, whose processes and worker threads the tests start: made anew before a run when a source of it is
// newer. Started from the sources each of them would read them all and strip their types, a second of work every time.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { placeOf } from '#main/platform/node/nodePlatform.ts';

const build = fileURLToPath(new URL('../../scripts/build/ensureBuilt.mjs', import.meta.url));
const entryUrl = new URL('../../dist/node/yolda.js', import.meta.url);

/** The command line's own file. */
export const yoldaEntry = fileURLToPath(entryUrl);

/** Migrations, resources and worker threads of it. */
export const builtPlace = placeOf(entryUrl.href);

/** Before a run of vitest. */
export function setup(): void {
  execFileSync(process.execPath, [build, 'node'], { stdio: ['ignore', 'inherit', 'inherit'] });
}
