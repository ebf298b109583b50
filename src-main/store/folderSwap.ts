// Puts a prepared company in the place of the one in a folder, as one step that a kill cannot cut in two: once the plan
// is written, whoever takes the folder next finishes it. What was there is kept aside, never deleted.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { writeWhole } from './wholeFile.ts';

/** `aside` names a folder under backups/, or nothing when there was nothing to keep. */
const Plan = z.object({ aside: z.string().nullable() });

/** What makes a company, each with the prepared part that takes its place: the database comes last. */
const parts = [
  ['blobs', 'blobs'],
  ['folder.json', 'folder.json'],
  ['yolda.db-wal', 'yolda.db'],
  ['yolda.db-shm', 'yolda.db'],
  ['yolda.db', 'yolda.db'],
] as const;
const incoming = ['blobs', 'folder.json', 'yolda.db'] as const;

const planPath = (dir: string): string => join(dir, 'restore.json');

/** Where the company to come is prepared: blobs/, folder.json and yolda.db. */
export const preparedFolder = (dir: string): string => join(dir, 'staging', 'restored');

function isWorthKeeping(path: string): boolean {
  return existsSync(path) && !(statSync(path).isDirectory() && readdirSync(path).length === 0);
}

/** From here on the prepared company is the folder's. */
export function planSwap(dir: string, nowMs: number): void {
  const isFilled = parts.some(([part]) => isWorthKeeping(join(dir, part)));
  writeWhole(planPath(dir), { aside: isFilled ? `replaced-${nowMs}` : null });
}

function readPlan(dir: string): z.output<typeof Plan> | undefined {
  if (!existsSync(planPath(dir))) return undefined;
  try {
    return Plan.parse(JSON.parse(readFileSync(planPath(dir), 'utf8')));
  } catch (error) {
    throw new AppError('corrupt', 'folder_identity', undefined, { cause: error });
  }
}

/**
 * Carries out what is planned, from wherever it was cut off; without a plan it removes what was being prepared.
 * Called by the folder's owner only.
 * @returns where the former company is kept, or null
 */
export function settleSwap(dir: string, onKeptAside: () => void = () => undefined): string | null {
  const plan = readPlan(dir);
  const fresh = preparedFolder(dir);
  const aside = plan?.aside ? join(dir, 'backups', plan.aside) : null;
  if (plan !== undefined) {
    for (const [part, heir] of parts) {
      // While its heir is still waiting, what stands in the folder is the former company's.
      if (existsSync(join(fresh, heir))) keepAside(join(dir, part), aside, part);
    }
    onKeptAside();
    for (const part of incoming)
      if (existsSync(join(fresh, part))) renameSync(join(fresh, part), join(dir, part));
  }
  rmSync(fresh, { recursive: true, force: true });
  rmSync(planPath(dir), { force: true });
  return aside;
}

function keepAside(path: string, aside: string | null, part: string): void {
  if (!existsSync(path)) return;
  if (aside === null) {
    rmSync(path, { recursive: true });
    return;
  }
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  // Kept before the kill: an empty folder was made in its place since.
  if (existsSync(join(aside, part))) rmdirSync(path);
  else renameSync(path, join(aside, part));
}
