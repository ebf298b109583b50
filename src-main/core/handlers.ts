// The shape of the handlers that the contract demands: a missing one fails the build.
import type { z } from 'zod';
import type { ActionDef, CommandDef, QueryDef } from '#shared/contract/define.ts';
import type { Contract } from '#shared/contract/index.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';

export type ActionContext = {
  signal: AbortSignal;
  /** The caller's command id: the operation id of what the action writes. */
  commandId: string;
  read(): ReadContext;
};

export type QueryHandler<I, O> = (input: I, context: ReadContext) => O | Promise<O>;
/** Plain: one synchronous transaction. */
export type PlainCommandHandler<I, O> = (input: I, tx: WriteContext) => O;
/**
 * With slow work before the transaction (a PDF). `write` checks that what was prepared still holds and
 * throws `PreparationStale` when not; then all begins again.
 */
export type PreparedCommandHandler<I, O> = {
  prepare(input: I, context: ReadContext): Promise<unknown>;
  write(input: I, tx: WriteContext, prepared: unknown): O;
};
export type CommandHandler<I, O> = PlainCommandHandler<I, O> | PreparedCommandHandler<I, O>;
export type ActionHandler<I, O> = (input: I, context: ActionContext) => Promise<O>;

export class PreparationStale extends Error {}

type HandlerOf<D> =
  D extends QueryDef<infer I, infer O>
    ? QueryHandler<z.output<I>, z.output<O>>
    : D extends CommandDef<infer I, infer O>
      ? CommandHandler<z.output<I>, z.output<O>>
      : D extends ActionDef<infer I, infer O>
        ? ActionHandler<z.output<I>, z.output<O>>
        : never;

export type Handlers = { [A in keyof Contract]: { [M in keyof Contract[A]]: HandlerOf<Contract[A][M]> } };
