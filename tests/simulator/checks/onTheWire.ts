// What leaves the hub, whether it arrives or not: nothing that its reader may not see, and never more than was agreed.
import type { CallName } from '../world/network.ts';
import type { World } from '../world/world.ts';

const maxBytes = 1024 * 1024;
const pageOps = 2_000;
const pageRows = 5_000;

export type Answer = { call: CallName; device: string; machine: string; input: unknown; output: unknown };

type Page = { from: number; to: number; ops: { device: string; cseq: number }[] };

export function checkAnswer(world: World, { call, machine, output }: Answer): void {
  if (call === 'pull') {
    const { ops } = output as Page;
    const txs = new Set(ops.map(({ device, cseq }) => `${device}/${cseq}`)).size;
    const bytes = Buffer.byteLength(JSON.stringify(ops));
    if (txs > 1 && (ops.length > pageOps || bytes > maxBytes * 1.01))
      world.complain('bounds', `a page of ${ops.length} ops and ${bytes} bytes for ${machine}`);
  }
  if (call === 'snapshot') {
    const { rows } = output as { rows: unknown[] };
    if (rows.length > pageRows) world.complain('bounds', `a page of ${rows.length} rows for ${machine}`);
  }
}
