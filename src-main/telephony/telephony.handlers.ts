// Lines behind the contract: rows by the repo, passwords by the platform's secrets, registration by the running service.
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import { decidedBy, noteStep } from '../sync/index.ts';
import { requireTurnPassword } from './iceServers.rules.ts';
import { checkLine } from './lineFields.rules.ts';
import { listLines, removeLine, requireLine, restoreLine, saveLine, setDefaultLine } from './lines.repo.ts';
import type { Line } from './telephony.types.ts';
import { secretOfLine, secretOfTurn } from './telephonyService.ts';

export function createTelephonyHandlers(deps: CoreDeps): Handlers['telephony'] {
  const { platform, telephony } = deps;
  const { secrets } = platform;
  deps.compensations.set('telephony.removeLine', (tx, operationId) => {
    const removed = decidedBy(tx, operationId);
    if (removed) restoreLine(tx, removed.id ?? '');
  });
  return {
    listLines: (_input, context) => ({
      rows: listLines(context).map((line) => ({ ...line, live: telephony.stateOf(line.id) })),
    }),
    saveLine: {
      prepare: async ({ id, ...fields }, context) => {
        const line: Line = { ...checkLine(fields), id: id ?? deps.newId() };
        if (id !== undefined) requireLine(context, id);
        const { password, turnPassword } = fields;
        const turnSecret = secretOfTurn(line.id);
        requireTurnPassword(line, turnPassword ?? (await secrets.load(turnSecret)));
        if (line.turn === '') await secrets.delete(turnSecret);
        else if (turnPassword !== undefined) await secrets.save(turnSecret, turnPassword);
        if (password === '') await secrets.delete(secretOfLine(line.id));
        else if (password !== undefined) await secrets.save(secretOfLine(line.id), password);
        if (password !== undefined) telephony.notePassword(line.id);
        return line;
      },
      write: ({ id }, tx, prepared) => {
        const line = prepared as Line;
        if (id !== undefined) requireLine(tx, id);
        saveLine(tx, line);
        return { id: line.id };
      },
    },
    removeLine: ({ id }, tx) => {
      removeLine(tx, id);
      noteStep(tx, 'telephony.removeLine');
      return { id };
    },
    setDefaultLine: ({ id }, tx) => {
      setDefaultLine(tx, id);
      return { id };
    },
    testLine: async ({ id, ...fields }, { signal, read }) => {
      const known = id === undefined ? undefined : requireLine(read(), id);
      const line: Line = { ...checkLine(fields), id: '' };
      // Nobody is asked: the system hands the number over.
      if (line.kind === 'handoff') return { isOk: true, steps: [], fingerprint: '' };
      const keptTurn = known ? await secrets.load(secretOfTurn(known.id)) : undefined;
      requireTurnPassword(line, fields.turnPassword ?? keptTurn);
      const kept = known ? await secrets.load(secretOfLine(known.id)) : undefined;
      return telephony.test(line, fields.password ?? kept, signal);
    },
    retryLine: async ({ id }, { read }) => {
      requireLine(read(), id);
      telephony.retry(id);
      return {};
    },
  };
}
