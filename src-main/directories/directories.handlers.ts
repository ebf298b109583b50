// The calls of the small lists. What rewrites rows that use an entry is a long write, and one undoable step.
import { AppError } from '#shared/contract/errors.ts';
import { fold } from '#shared/domain/fold.ts';
import { readyDirectories } from '#shared/domain/readyDirectories.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { ActionContext, Handlers } from '../core/handlers.ts';
import type { WriteContext } from '../store/context.ts';
import { startLongOperation } from '../store/longOperation.ts';
import {
  addEntry,
  findEntry,
  isWord,
  type Kind,
  loadEntries,
  orderEntries,
  refuseTakenName,
  setArchived,
  setName,
} from './entries.repo.ts';
import { countUses, rewriteUse, usingRows } from './uses.repo.ts';

type Rewriting = { kind: Kind; from: string; to: string; command: string };

/** Rewrites all that uses `from`, then writes the entry itself. @returns how many rows were rewritten */
async function rewrite(
  { gate, newId }: CoreDeps,
  { signal, commandId, read }: ActionContext,
  { kind, from, to, command }: Rewriting,
  writeEntry: (tx: WriteContext) => void,
): Promise<number> {
  const operation = startLongOperation(
    { gate, newId },
    { operationId: commandId, command, isUndoable: true, signal },
  );
  try {
    let changed = 0;
    await operation.writeEach(usingRows(read(), kind, from), (tx, row) => {
      if (row === undefined) return;
      rewriteUse(tx, row, to);
      changed += 1;
    });
    await operation.chunk(writeEntry);
    operation.finish();
    return changed;
  } catch (error) {
    // Half of the rows under one name and half under another is what nobody asked for.
    await operation.abandon();
    throw error;
  }
}

const wordOrId = (kind: Kind, entry: { id: string; name: string }): string =>
  isWord(kind) ? entry.name : entry.id;

function createLongCalls(deps: CoreDeps): Pick<Handlers['directories'], 'rename' | 'merge' | 'archive'> {
  const { gate } = deps;
  return {
    rename: async ({ kind, id, name }, context) => {
      const ctx = context.read();
      const entry = findEntry(ctx, kind, id);
      if (entry.isImported) throw new AppError('conflict', 'entry_of_1c');
      refuseTakenName(loadEntries(ctx, kind), name, id);
      const write = (tx: WriteContext): void => setName(tx, kind, id, name);
      if (isWord(kind)) {
        await rewrite(
          deps,
          context,
          { kind, from: entry.name, to: name, command: 'directories.rename' },
          write,
        );
      } else {
        gate.write({ command: 'directories.rename', commandId: context.commandId, isUndoable: true }, write);
      }
      return {};
    },
    merge: async ({ kind, id, intoId }, context) => {
      if (id === intoId) throw new AppError('conflict', 'entry_itself');
      const [from, to] = [findEntry(context.read(), kind, id), findEntry(context.read(), kind, intoId)];
      const change = {
        kind,
        from: wordOrId(kind, from),
        to: wordOrId(kind, to),
        command: 'directories.merge',
      };
      const changed = await rewrite(deps, context, change, (tx) => setArchived(tx, kind, id, true));
      return { changed };
    },
    archive: async ({ kind, id }, context) => {
      const entry = findEntry(context.read(), kind, id);
      const uses = isWord(kind)
        ? []
        : await countUses(context.read(), kind, wordOrId(kind, entry), context.signal);
      if (uses.length > 0) throw new AppError('conflict', 'entry_in_use', { uses });
      gate.write({ command: 'directories.archive', commandId: context.commandId, isUndoable: true }, (tx) =>
        setArchived(tx, kind, id, true),
      );
      return {};
    },
  };
}

export function createDirectoriesHandlers(deps: CoreDeps): Handlers['directories'] {
  return {
    list: ({ kind, includeArchived }, context) => ({
      rows: loadEntries(context, kind)
        .filter(({ isArchived }) => includeArchived || !isArchived)
        .map(({ position: _position, ...row }) => row),
    }),
    add: ({ kind, ...entry }, tx) => ({ id: addEntry(tx, kind, entry) }),
    order: ({ kind, ids }, tx) => {
      orderEntries(tx, kind, ids);
      return {};
    },
    restore: ({ kind, id }, tx) => {
      const { name } = findEntry(tx, kind, id);
      refuseTakenName(loadEntries(tx, kind), name, id);
      setArchived(tx, kind, id, false);
      return {};
    },
    loadReady: ({ trade, language }, tx) => {
      let added = 0;
      const lists = readyDirectories(trade, language);
      for (const kind of ['source', 'post', 'unit', 'warehouse'] as const) {
        // One that was archived is not wanted.
        const present = new Set(loadEntries(tx, kind).map(({ name }) => fold(name)));
        for (const entry of lists[kind].filter(({ name }) => !present.has(fold(name)))) {
          addEntry(tx, kind, entry);
          added += 1;
        }
      }
      return { added };
    },
    countUses: async ({ kind, id }, { read, signal }) => ({
      uses: await countUses(read(), kind, wordOrId(kind, findEntry(read(), kind, id)), signal),
    }),
    ...createLongCalls(deps),
  };
}
