// The calls of the contract's area `callLog`: joins the rows' modules, holds no SQL of its own.
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import { countUnseen, listCalls, loadCall, seeAll } from './callLog.repo.ts';
import { attachCall, finishCall, saveNote } from './callLogWrapUp.ts';
import { loadPop } from './callPop.repo.ts';
import { lookUpNumber } from './numberLookup.repo.ts';

export function createCallLogHandlers(_deps: CoreDeps): Handlers['callLog'] {
  return {
    list: (input, context) => listCalls(context, input),
    load: ({ id }, context) => loadCall(context, id),
    countMissed: (_input, context) => ({ count: countUnseen(context) }),
    seeMissed: (_input, tx) => {
      seeAll(tx);
      return {};
    },
    lookUp: ({ number }, context) => lookUpNumber(context, number),
    loadPop: (input, context) => loadPop(context, input),
    saveNote: (input, tx) => {
      saveNote(tx, input);
      return {};
    },
    finish: (input, tx) => finishCall(tx, input),
    attach: (input, tx) => attachCall(tx, input),
  };
}
