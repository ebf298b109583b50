// A tiny declarative layer over SAX events: a tree of fields per element name, built once, walked by the parser.
// Owns the field kinds; knows neither saxes nor CommerceML names. Children write into the nearest enclosing object.
import type { CommercemlRecord, Position, ProblemReason } from './records.ts';
import type { ExchangeSession } from './session.ts';

export type Attributes = Readonly<Record<string, string | undefined>>;

/** What a field may do besides filling its target. */
export type ParseContext = {
  readonly session: ExchangeSession;
  position(): Position;
  emit(record: CommercemlRecord): void;
  /** Reports one bad value; `at` is where, by default here. */
  problem(reason: ProblemReason, ref: string | undefined, isSkipped: boolean, at?: Position): void;
};

export type Fields<T> = Readonly<Record<string, Field<T>>>;

/**
 * One element inside a target of type T. `open` makes the object that its children fill (without it they fill
 * the same target), `text` gets trimmed non-empty text, `close` hands the finished object to the target.
 * Methods, not function properties: their loose variance lets fields of different targets share one stack.
 */
export type Field<T> = {
  children?: Map<string, Field<unknown>>;
  open?(target: T, attributes: Attributes, context: ParseContext): unknown;
  text?(value: unknown, text: string, context: ParseContext): void;
  close?(target: T, value: unknown, context: ParseContext): void;
};

export function toChildren<T>(fields: Fields<T>): Map<string, Field<unknown>> {
  return new Map(Object.entries(fields) as [string, Field<unknown>][]);
}

/** A leaf: its text goes into the target. */
export function text<T>(set: (target: T, text: string, context: ParseContext) => void): Field<T> {
  return { text: (value, content, context) => set(value as T, content, context) };
}

/** A wrapper without meaning of its own: its children fill the same target. */
export function wrap<T>(fields: Fields<T>, open?: (target: T, context: ParseContext) => void): Field<T> {
  const field: Field<T> = { children: toChildren(fields) };
  if (open !== undefined) {
    field.open = (target, _attributes, context) => {
      open(target, context);
      return target;
    };
  }
  return field;
}

/** An element with an object of its own. */
export function object<T, V>(spec: {
  open: (target: T, attributes: Attributes, context: ParseContext) => V;
  fields: Fields<V>;
  text?: (value: V, text: string, context: ParseContext) => void;
  close: (target: T, value: V, context: ParseContext) => void;
}): Field<T> {
  const field: Field<T> = {
    children: toChildren(spec.fields),
    open: spec.open,
    close: (target, value, context) => spec.close(target, value as V, context),
  };
  const { text: setText } = spec;
  if (setText !== undefined) {
    field.text = (value, content, context) => setText(value as V, content, context);
  }
  return field;
}

/** Adds a child to a field that must contain itself (nested groups, sub-documents). */
export function addChild<T>(field: Field<T>, name: string, child: Field<never>): void {
  field.children?.set(name, child as Field<unknown>);
}
