// Keeps and forgets drafts through the gate, without a step of undo and without an answer to remember.
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import type { WriteContext } from '../store/context.ts';
import { dropDraft, keepDraft, listDrafts } from './drafts.repo.ts';

export function createDraftsHandlers({ gate, newId }: CoreDeps): Handlers['drafts'] {
  const write = <T>(command: string, work: (tx: WriteContext) => T): T =>
    gate.write({ command, commandId: newId(), isUndoable: false, keepsAnswer: false }, work);
  return {
    list: (_input, context) => ({ rows: listDrafts(context) }),
    keep: async ({ key, text }) =>
      write('drafts.keep', (tx) => {
        keepDraft(tx, key, text);
        return { savedAt: tx.now };
      }),
    drop: async ({ key }) =>
      write('drafts.drop', (tx) => {
        dropDraft(tx, key);
        return {};
      }),
  };
}
