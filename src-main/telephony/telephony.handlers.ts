// Lines behind the contract: rows by the repo, passwords by the platform's secrets, registration by the running service.
import type { Parsed } from '#shared/contract/index.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { ActionContext, Handlers } from '../core/handlers.ts';
import { decidedBy, noteStep } from '../sync/index.ts';
import { badField } from './badField.ts';
import { iceServersOf, requireTurnPassword } from './iceServers.rules.ts';
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
  /** With the passwords that are kept where none is typed. @throws AppError invalid_input, not_found/line_gone */
  const toTested = async (
    { id, password, turnPassword: typed }: Parsed<'telephony.testLine'>,
    line: Line,
    { signal, read }: Pick<ActionContext, 'signal' | 'read'>,
  ) => {
    const known = id === undefined ? undefined : requireLine(read(), id).id;
    const kept = async (name: (lineId: string) => string): Promise<string | undefined> =>
      known === undefined ? undefined : secrets.load(name(known));
    const turnPassword = typed ?? (await kept(secretOfTurn));
    requireTurnPassword(line, turnPassword);
    return { line, password: password ?? (await kept(secretOfLine)), turnPassword, signal };
  };
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
    testLine: async ({ testId, ...form }, context) => {
      const line: Line = { ...checkLine(form), id: '' };
      // Nobody is asked: the system hands the number over.
      if (line.kind === 'handoff') return { isOk: true, steps: [], fingerprint: '', iceServers: [] };
      const { turnPassword, ...tested } = await toTested(form, line, context);
      const verdict = await telephony.tests.line(tested, testId);
      return { ...verdict, iceServers: iceServersOf(line, turnPassword) };
    },
    testCall: async ({ testId, number, offer, ...form }, context) => {
      const line: Line = { ...checkLine(form), id: '' };
      if (line.kind !== 'sip') throw badField('kind', 'invalid_value');
      return telephony.tests.call({ ...(await toTested(form, line, context)), testId, number, offer });
    },
    retryLine: async ({ id }, { read }) => {
      requireLine(read(), id);
      telephony.retry(id);
      return {};
    },
  };
}
