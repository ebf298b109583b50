// The calls of the contract's area `dialSession`: the session's rows, the running calls and the line put together. Holds no SQL
// and no rule of its own.
import { AppError } from '#shared/contract/errors.ts';
import { normalizePhone } from '#shared/domain/phones.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import { loadPartnerCard, phoneCountry } from '../partners/index.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import type { LiveCall } from './calls.types.ts';
import { findSession, requireSession } from './dialSession.repo.ts';
import {
  advanceSession,
  closeSession,
  endSession,
  noteCalled,
  passOver,
  pauseSession,
  requireTurn,
  runSession,
  startSession,
} from './dialSession.ts';
import type { DialPauseReason } from './dialSession.types.ts';
import { loadSession, numbersOf } from './dialSessionView.repo.ts';
import { listLines } from './lines.repo.ts';

/** Refusals that the next number would meet as well. */
const troubles: Readonly<Record<string, DialPauseReason>> = {
  ...{ not_registered: 'not_registered', no_line: 'no_line', line_gone: 'no_line' },
  ...{ no_media_page: 'no_media_page', too_many_calls: 'too_many_calls' },
};

/** Somebody rings or is talked to, or what came of a call is still to be said. */
const isOnHand = ({ state, partnerId }: LiveCall): boolean => state !== 'failed' || partnerId !== null;

type Area = Handlers['dialSession'];
type Writer = Pick<CoreDeps, 'gate' | 'newId'>;

/** What is written round the calls, beside the commands of the contract. */
function ownWrites({ gate, newId }: Writer) {
  return (command: string, work: (tx: WriteContext) => void): void => {
    const request = { command: `dialSession.${command}`, commandId: newId(), isUndoable: false };
    gate.write({ ...request, keepsAnswer: false }, work);
  };
}

/** Goes on until it runs no longer in that window. */
function createRun(deps: CoreDeps, isFree: () => boolean): Area['run'] {
  const { gate, telephony } = deps;
  const write = ownWrites(deps);
  const isRunBy = (pageId: string): boolean => findSession(gate.read())?.runningBy === pageId;
  const lineTrouble = (context: ReadContext): DialPauseReason => {
    const [line] = listLines(context);
    if (!line || line.kind === 'handoff') return 'no_line';
    return telephony.stateOf(line.id).state === 'registered' ? '' : 'not_registered';
  };
  return async ({ pageId }, { signal, read }) => {
    requireSession(read());
    const trouble = lineTrouble(read());
    write('run', (tx) => {
      runSession(tx, pageId);
      if (trouble !== '') pauseSession(tx, trouble);
      else if (isFree()) advanceSession(tx);
    });
    await new Promise<void>((resolve) => {
      const isDone = (): boolean => signal.aborted || !isRunBy(pageId);
      const stop = gate.onChanges(({ tables }) => {
        if (tables.has('dial_sessions')) settle();
      });
      const settle = (): void => {
        if (!isDone()) return;
        stop();
        signal.removeEventListener('abort', settle);
        resolve();
      };
      signal.addEventListener('abort', settle);
      settle();
    });
    if (signal.aborted && isRunBy(pageId)) write('losePage', (tx) => pauseSession(tx, 'window_gone'));
    return {};
  };
}

function createDial(deps: CoreDeps): Area['dial'] {
  const { calls } = deps.telephony;
  const write = ownWrites(deps);
  let isDialing = false;
  const target = (context: ReadContext, itemId: string, numberId: string | undefined) => {
    const item = requireTurn(context, itemId);
    const card = loadPartnerCard(context, item.partnerId);
    const numbers = numbersOf(card, item);
    const number = numbers.find(({ id }) => id === numberId) ?? numbers[0];
    const text = number?.phone.value ?? '';
    // The PBX knows no country of the number's owner.
    const { e164 = text } = normalizePhone(text, phoneCountry(context, card.country));
    const contact = number?.contactId === undefined ? {} : { contactId: number.contactId };
    return { number: e164, partnerId: item.partnerId, ...contact };
  };
  /** @returns the call, or why there is none */
  const dial = async (wanted: ReturnType<typeof target>): Promise<string | AppError> => {
    try {
      return await calls.dial(wanted);
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  };
  return async ({ itemId, numberId }, { read }) => {
    // The second press of a key, or a second window.
    if (isDialing) throw new AppError('conflict', 'not_next');
    isDialing = true;
    try {
      const wanted = target(read(), itemId, numberId);
      if (wanted.number === '') {
        write('passOver', (tx) => passOver(tx, itemId, 'no_number'));
        return { callId: null };
      }
      const dialed = await dial(wanted);
      if (typeof dialed === 'string') {
        write('called', (tx) => noteCalled(tx, itemId, dialed));
        return { callId: dialed };
      }
      const trouble = troubles[dialed.reason];
      if (trouble !== undefined) write('pause', (tx) => pauseSession(tx, trouble));
      else if (dialed.reason === 'bad_number') write('passOver', (tx) => passOver(tx, itemId, 'bad_number'));
      else throw dialed;
      return { callId: null };
    } finally {
      isDialing = false;
    }
  };
}

export function createDialSessionHandlers(deps: CoreDeps): Area {
  const isFree = (): boolean => !deps.telephony.calls.list().some(isOnHand);
  return {
    load: (_input, context) => loadSession(context),
    start: (list, tx) => ({ count: startSession(tx, list) }),
    run: createRun(deps, isFree),
    pause: (_input, tx) => {
      pauseSession(tx);
      return {};
    },
    advance: (_input, tx) => {
      if (isFree()) advanceSession(tx);
      return {};
    },
    skip: ({ itemId }, tx) => {
      passOver(tx, itemId, 'skipped');
      if (isFree()) advanceSession(tx);
      return {};
    },
    dial: createDial(deps),
    end: (_input, tx) => {
      endSession(tx);
      return {};
    },
    close: (_input, tx) => {
      closeSession(tx);
      return {};
    },
  };
}
