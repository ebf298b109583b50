// A small file replaced in one step: a reader, or a kill, meets the old content or the new one, never half of it.
import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** @param content written as one line of JSON, readable by the user alone */
export function writeWhole(path: string, content: unknown): void {
  const fresh = `${path}.tmp`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, `${JSON.stringify(content)}\n`, { mode: 0o600, flush: true });
  renameSync(fresh, path);
}
