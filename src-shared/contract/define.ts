// The four kinds of contract calls and the types derived from them.
// Owns the grammar of the contract; knows no area and no transport.
import type { z } from 'zod';

/** Whether a command can be undone: `true`, or why not, or the command that compensates it. */
export type UndoRule = true | { because: string } | { by: string };

export type QueryDef<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  kind: 'query';
  in: I;
  out: O;
  /** Tables whose change re-runs a subscribed query. */
  reads: readonly string[];
};

export type CommandDef<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  kind: 'command';
  in: I;
  out: O;
  /** Named reasons of `conflict`, `forbidden` and `not_found` refusals. */
  reasons: readonly string[];
  undo: UndoRule;
};

export type ActionDef<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  kind: 'action';
  in: I;
  out: O;
  reasons: readonly string[];
};

export type EventDef<O extends z.ZodType = z.ZodType> = { kind: 'event'; out: O };

export type CallDef = QueryDef | CommandDef | ActionDef;
export type AreaDef = Record<string, CallDef>;
export type ContractDef = Record<string, AreaDef>;

/** A read-only call: cancellable and subscribable. */
export const query = <I extends z.ZodType, O extends z.ZodType>(def: {
  in: I;
  out: O;
  reads: readonly string[];
}): QueryDef<I, O> => ({ kind: 'query', ...def });

/** One write transaction, idempotent by a command id that the caller makes. */
export const command = <I extends z.ZodType, O extends z.ZodType>(def: {
  in: I;
  out: O;
  reasons?: readonly string[];
  undo: UndoRule;
}): CommandDef<I, O> => ({ kind: 'command', reasons: [], ...def });

/** An effect on a device or server now; its outcome is recorded through the gate. */
export const action = <I extends z.ZodType, O extends z.ZodType>(def: {
  in: I;
  out: O;
  reasons?: readonly string[];
}): ActionDef<I, O> => ({ kind: 'action', reasons: [], ...def });

/** A fact without a row. */
export const event = <O extends z.ZodType>(def: { out: O }): EventDef<O> => ({ kind: 'event', ...def });

type Names<C extends ContractDef> = {
  [A in keyof C & string]: `${A}.${keyof C[A] & string}`;
}[keyof C & string];

export type CallOf<C extends ContractDef, N extends string> = N extends `${infer A}.${infer M}`
  ? A extends keyof C
    ? M extends keyof C[A]
      ? C[A][M]
      : never
    : never
  : never;

export type CallName<C extends ContractDef> = Names<C>;
export type QueryName<C extends ContractDef> = {
  [N in Names<C>]: CallOf<C, N> extends QueryDef ? N : never;
}[Names<C>];
export type CommandName<C extends ContractDef> = {
  [N in Names<C>]: CallOf<C, N> extends CommandDef ? N : never;
}[Names<C>];

/** What a caller passes (before defaults). */
export type InputOf<C extends ContractDef, N extends string> = z.input<CallOf<C, N>['in']>;
/** What a call answers. */
export type OutputOf<C extends ContractDef, N extends string> = z.output<CallOf<C, N>['out']>;
