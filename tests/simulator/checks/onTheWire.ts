// What leaves the hub, whether it arrives or not: nothing that its reader may not see, and never more than was agreed.
import { maySee, ownerOf } from '../model/rights.ts';
import { type Row, rowKey } from '../model/simTables.ts';
import type { CallName } from '../world/network.ts';
import type { World } from '../world/world.ts';

const maxBytes = 1024 * 1024;
const pageOps = 2_000;
const pageRows = 5_000;

export type Answer = { call: CallName; device: string; machine: string; input: unknown; output: unknown };

type Line = { seq: number; device: string; cseq: number; k: string; t: string; id: string; f: Row };
type Page = { from: number; to: number; ops: Line[] };
type Rows = { rows: { t: string; id: string; seq: number; f: Row }[] };
type Digest = { rows: [id: string, seq: number, hash: string][] };

export function checkAnswer(world: World, answer: Answer): void {
  if (answer.call === 'push') {
    checkSchema(world, answer);
    noteEmpty(world, answer);
  }
  if (answer.call === 'pull') checkPage(world, answer);
  if (answer.call === 'snapshot') checkSnapshot(world, answer);
  if (answer.call === 'digest') checkDigest(world, answer);
}

/** A program that is newer than the hub keeps what it has to say. */
function checkSchema(world: World, { machine, input }: Answer): void {
  const { schema } = input as { schema: number };
  const has = world.hub.newerColumn.schema;
  if (schema > has) world.complain('schemas', `${machine} of schema ${schema} was taken by a hub of ${has}`);
}

/** Numbers of what was forgotten long after its answer: a hub of long ago asks for them, and refuses what is empty. */
function noteEmpty(world: World, { device, input }: Answer): void {
  const { txs } = input as { txs: { cseq: number; ops: unknown[] }[] };
  for (const { cseq, ops } of txs) if (ops.length === 0) world.emptySent.add(`${device}/${cseq}`);
}

/** What the reader may see now; undefined for a row of which nobody can say whose it is. */
function isAllowed(
  world: World,
  machine: string,
  key: string,
  row: Row | undefined,
  seq: number,
): boolean | undefined {
  const { mirror } = world.hub;
  const user = world.userOf(machine);
  if (user === undefined || row === undefined) return undefined;
  const owner = ownerOf(key.split('|')[0] ?? '', row, (one) => mirror.rowAt(one, seq));
  return owner === undefined ? undefined : maySee(user, owner, (one) => mirror.rowAt(one, mirror.seq));
}

function checkPage(world: World, { machine, output }: Answer): void {
  const { ops } = output as Page;
  const txs = new Set(ops.map(({ device, cseq }) => `${device}/${cseq}`)).size;
  const bytes = Buffer.byteLength(JSON.stringify(ops));
  if (txs > 1 && (ops.length > pageOps || bytes > maxBytes * 1.01))
    world.complain('bounds', `a page of ${ops.length} ops and ${bytes} bytes for ${machine}`);
  const { mirror } = world.hub;
  let before = (output as Page).from;
  for (const { seq } of ops) {
    if (seq <= before || seq > (output as Page).to)
      world.complain('exactlyOnce', `${machine} was sent line ${seq} after ${before}`);
    before = seq;
  }
  for (const { seq, k, t, id } of ops) {
    if (k !== 'put' && k !== 'set') continue;
    const key = rowKey(t, id);
    // As the line left it: the reader gets what belonged to him then.
    if (isAllowed(world, machine, key, mirror.rowAt(key, seq), seq) === false)
      world.complain('rights', `${machine} of ${world.userOf(machine)} was sent ${k} ${key} at ${seq}`);
  }
}

function checkSnapshot(world: World, { machine, output }: Answer): void {
  const { rows } = output as Rows;
  const bytes = Buffer.byteLength(JSON.stringify(rows));
  if (rows.length > pageRows || (rows.length > 1 && bytes > maxBytes * 1.01))
    world.complain('bounds', `a page of ${rows.length} rows and ${bytes} bytes for ${machine}`);
  for (const { t, id, f } of rows)
    if (isAllowed(world, machine, rowKey(t, id), f, world.hub.mirror.seq) === false)
      world.complain('rights', `${machine} of ${world.userOf(machine)} was sent row ${t}|${id}`);
}

function checkDigest(world: World, { machine, input, output }: Answer): void {
  const { t } = input as { t: string };
  const { mirror } = world.hub;
  for (const [id] of (output as Digest).rows) {
    const key = rowKey(t, id);
    if (isAllowed(world, machine, key, mirror.rowAt(key, mirror.seq), mirror.seq) === false)
      world.complain('rights', `${machine} of ${world.userOf(machine)} was sent the digest of ${key}`);
  }
}
