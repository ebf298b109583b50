// What one group commit has written so far: lines, rows and the users and scopes as they stand now. Hands parts to the
// store as they grow, so memory stays flat whatever moves. Merges and judges nothing.

import { type Directory, everybody, userOf } from '../auth/rights.ts';
import type { LogState, LogWriter, OpRow, RecKey, ScopedRec } from '../storage/store.types.ts';
import { type KeyedRec, keyText } from '../storage/store.types.ts';
import { refChanges } from './blobRefs.ts';

export type GroupLog = ReturnType<typeof createGroupLog>;

const partOps = 4_000;

/** @param recs rows as they stand, of all that the group may touch: kept up to date here */
export function createGroupLog(
  writer: LogWriter,
  state: LogState,
  { recs, directory: before, atMs }: { recs: Map<string, ScopedRec>; directory: Directory; atMs: number },
) {
  let directory = before;
  let head = state.head;
  let ops: OpRow[] = [];
  let changed = new Map<string, KeyedRec>();
  let isChanged = false;
  const newScopes = new Set<string>();
  const left = new Map<string, { scope: string; seq: number }[]>();

  function noteScope(scope: string): void {
    if (scope === everybody || directory.scopes.has(scope) || newScopes.has(scope)) return;
    newScopes.add(scope);
    directory = { ...directory, scopes: new Set([...directory.scopes, scope]) };
    isChanged = true;
  }

  function noteUser({ key: { id }, rec: { data, goneAt } }: KeyedRec): void {
    const users = new Map(directory.users);
    if (goneAt > 0) users.delete(id);
    else users.set(id, userOf(data));
    directory = { ...directory, users, hasUsers: true };
    isChanged = true;
  }

  return {
    head: (): number => head,
    directory: (): Directory => directory,
    find: (key: RecKey): ScopedRec | undefined => recs.get(keyText(key)),
    /** Where a row was seen before something in this group moved it. */
    leftHere: (key: RecKey) => left.get(keyText(key)) ?? [],
    addOp(op: OpRow): void {
      ops.push(op);
      head = op.seq;
      if (op.k !== 'leave') return;
      const text = keyText(op as RecKey);
      left.set(text, [...(left.get(text) ?? []), { scope: op.scope, seq: op.seq }]);
    },
    put(keyed: KeyedRec): void {
      const text = keyText(keyed.key);
      recs.set(text, keyed.rec);
      changed.set(text, keyed);
      noteScope(keyed.rec.scope);
      if (keyed.key.t === 'users') noteUser(keyed);
    },
    /** Of a row that moved with another: it is of this group only when somebody asked for it. */
    putMoved(keyed: KeyedRec): void {
      const text = keyText(keyed.key);
      if (recs.has(text)) recs.set(text, keyed.rec);
      changed.set(text, keyed);
    },
    /** From here on the store knows all of it. */
    async flush(): Promise<void> {
      if (ops.length === 0 && changed.size === 0) return;
      const part = { at: atMs, recs: [...changed.values()], ops, refs: refChanges(ops, changed) };
      ops = [];
      changed = new Map();
      await writer.append(part);
    },
    isLong: (): boolean => ops.length >= partOps,
    /** @returns how the users and scopes stand after the group */
    end: () => ({ newScopes: [...newScopes], scopesSeq: isChanged ? head : state.scopesSeq }),
  };
}
