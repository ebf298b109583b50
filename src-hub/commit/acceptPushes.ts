// Which transactions of the pushes in a group are new, and what each push is answered. Pure.
import type { Device } from '../storage/store.types.ts';
import type { ReadTx } from './readTx.ts';
import { unfork } from './unfork.ts';

/** Transactions of one device with numbers that follow each other. */
export type Push = { device: string; nonce: string; txs: readonly ReadTx[] };

export type PushAnswer =
  | { kind: 'done'; ackedCseq: number; head: number }
  | { kind: 'gap'; expectCseq: number }
  | { kind: 'revoked' }
  | { kind: 'other_nonce' };

export type Accepted = ReadTx & { device: Device };

export function accept(pushes: readonly Push[], devices: ReadonlyMap<string, Device>) {
  const accepted: Accepted[] = [];
  /** Newest of each device that brought something new. */
  const lasts = new Map<string, ReadTx>();
  const judged = pushes.map(({ device: id, nonce, txs }): { kind: PushAnswer['kind']; cseq: number } => {
    const device = devices.get(id);
    if (device === undefined || device.revokedAt !== null) return { kind: 'revoked', cseq: 0 };
    if (device.nonce !== null && device.nonce !== nonce) return { kind: 'other_nonce', cseq: 0 };
    const last = lasts.get(id)?.cseq ?? device.lastCseq;
    const fresh = txs.filter(({ cseq }) => cseq > last);
    if (fresh[0] !== undefined && fresh[0].cseq !== last + 1) return { kind: 'gap', cseq: last + 1 };
    for (const tx of fresh) accepted.push({ ...unfork(tx, device), device });
    const newest = fresh.at(-1);
    if (newest !== undefined) lasts.set(id, newest);
    return { kind: 'done', cseq: newest?.cseq ?? last };
  });
  const answers = (head: number): PushAnswer[] =>
    judged.map(({ kind, cseq }) => {
      if (kind === 'revoked' || kind === 'other_nonce') return { kind };
      return kind === 'gap' ? { kind, expectCseq: cseq } : { kind, ackedCseq: cseq, head };
    });
  return { accepted, answers, lasts };
}
