// A write round the gate, which the program's own types refuse: for tests that damage a file on purpose.
import type { Gate } from '#main/store/gate.ts';
import type { Sql } from '#main/store/sql.ts';

export function rawWrite(gate: Pick<Gate, 'sql'>, text: string): void {
  (gate.sql as Sql).run(text);
}
