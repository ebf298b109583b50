// From a dotted name and an unknown input to a handler: parses, opens the gate for commands, checks answers
// in development. The only place that knows how each kind of call is run.
import { AsyncLocalStorage } from 'node:async_hooks';
import { z } from 'zod';
import type { CallDef } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import { findCall } from '#shared/contract/index.ts';
import type { Dispatch, DispatchRequest } from '#shared/rpc/server.ts';
import type { Gate } from '../store/gate.ts';
import type { ActionHandler, CommandHandler, Handlers, QueryHandler } from './handlers.ts';
import { PreparationStale } from './handlers.ts';

const maxPreparations = 5;

const calls = new AsyncLocalStorage<string>();

/** The contract name of the call that is running; 'core' outside of calls (jobs, start). For the log. */
export const currentCall = (): string => calls.getStore() ?? 'core';

/** Zod's issues as form fields: path to code. Messages stay behind: they may quote values. */
function inputError(error: z.ZodError): AppError {
  const fields = error.issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.map(String).join('.'), code: issue.code }));
  return new AppError('invalid_input', 'fields', { fields });
}

/** @throws AppError invalid_input/fields */
export function parseInput(def: CallDef, input: unknown): unknown {
  const parsed = def.in.safeParse(input);
  if (!parsed.success) throw inputError(parsed.error);
  return parsed.data;
}

type Any = (input: unknown, context: unknown) => unknown;

export type DispatchOptions = { handlers: Handlers; gate: Gate; checksOutput: boolean };

export function createDispatch({ handlers, gate, checksOutput }: DispatchOptions): Dispatch {
  const runCommand = async (
    name: string,
    isUndoable: boolean,
    input: unknown,
    request: DispatchRequest,
  ): Promise<unknown> => {
    const handler = handlerOf<CommandHandler<unknown, unknown>>(handlers, name);
    const write = { command: name, commandId: request.commandId, isUndoable };
    if (typeof handler === 'function') return gate.write(write, (tx) => handler(input, tx));
    const done = gate.findAnswer(write);
    if (done) return done.value;
    for (let attempt = 1; ; attempt++) {
      const prepared = await handler.prepare(input, gate.read());
      if (request.signal.aborted) throw new AppError('cancelled', 'cancelled');
      try {
        return gate.write(write, (tx) => handler.write(input, tx, prepared));
      } catch (error) {
        if (!(error instanceof PreparationStale)) throw error;
        if (attempt === maxPreparations) throw new AppError('busy', 'too_many_changes');
      }
    }
  };

  const run = async (def: CallDef, input: unknown, request: DispatchRequest): Promise<unknown> => {
    const { name, signal, commandId } = request;
    if (def.kind === 'command')
      return runCommand(name, def.undo === true || 'by' in def.undo, input, request);
    if (def.kind === 'action')
      return handlerOf<ActionHandler<unknown, unknown>>(handlers, name)(input, {
        signal,
        commandId,
        read: gate.read,
      });
    return handlerOf<QueryHandler<unknown, unknown>>(handlers, name)(input, gate.read());
  };

  return async (request) => {
    const def = findCall(request.name);
    if (!def) throw new AppError('invalid_input', 'unknown_call');
    const input = parseInput(def, request.input);
    if (request.signal.aborted) throw new AppError('cancelled', 'cancelled');
    const value = await calls.run(request.name, () => run(def, input, request));
    if (checksOutput) {
      const checked = def.out.safeParse(value);
      if (!checked.success)
        throw new AppError('bug', 'output_shape', {
          call: request.name,
          at: z.prettifyError(checked.error).slice(0, 500),
        });
    }
    return value;
  };
}

function handlerOf<H>(handlers: Handlers, name: string): H {
  const [area = '', method = ''] = name.split('.');
  const found = (handlers as unknown as Record<string, Record<string, Any>>)[area]?.[method];
  if (!found) throw new AppError('bug', 'handler_missing');
  return found as H;
}
