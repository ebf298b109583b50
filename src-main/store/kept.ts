// drizzle queries kept ready: built and prepared once a connection, since that costs ten times what they run.
// Hand-written SQL is kept by sql.ts.
import type { ReadContext } from './context.ts';

type Orm = ReadContext['orm'];

/** @param build ends in `.prepare()`; what varies is a `sql.placeholder` */
export function kept<T>(build: (orm: Orm) => T): (context: ReadContext) => T {
  const ready = new WeakMap<Orm, T>();
  return ({ orm }) => {
    const found = ready.get(orm);
    if (found !== undefined) return found;
    const made = build(orm);
    ready.set(orm, made);
    return made;
  };
}
