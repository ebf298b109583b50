// Programs of two schemas at the same time: the newer knows one column of partners more. What it is to the product is real –
// the number that it says, a column that it has no place for; only the place that the newer has is played here.
import type { HubCalls, PullOut, SentTx } from '#shared/sync/protocol.ts';
import { type Row, rowKey } from '../model/simTables.ts';

export const oldSchema = 1;
export const newSchema = 2;
export const newColumn = 'colour';

type Op = { t: string; id: string; k: string; f?: Record<string, unknown> };

const isOfPartner = ({ t, k }: { t: string; k: string }): boolean =>
  t === 'partners' && (k === 'put' || k === 'set');

const mapOps = (txs: readonly SentTx[], change: (op: Op, cseq: number) => Op): SentTx[] =>
  txs.map((tx) => ({ ...tx, ops: tx.ops.map((op) => change(op as Op, tx.cseq)) }));

const without = (f: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(f).filter(([column]) => column !== newColumn));

/** A newer program says so, fills its column with whatever it writes of a partner, and has a place for what comes of it. */
export function speakAs(schemaOf: () => number, deviceId: string, calls: HubCalls): HubCalls {
  const fill = (op: Op, cseq: number): Op => {
    if (!isOfPartner(op)) return op;
    const value = `${deviceId.slice(-4)}-${cseq}`;
    return { ...op, f: { ...op.f, [newColumn]: op.k === 'set' ? [0, null, value] : value } };
  };
  return {
    ...calls,
    hello: (said) => calls.hello({ ...said, schema: schemaOf() }),
    push: (sent) => {
      const schema = schemaOf();
      return calls.push({ ...sent, schema, txs: schema === oldSchema ? sent.txs : mapOps(sent.txs, fill) });
    },
    pull: async (asked) => {
      const page = await calls.pull(asked);
      if (schemaOf() === oldSchema) return page;
      return { ...page, ops: page.ops.map((op) => ({ ...op, f: without(op.f) as Row })) };
    },
  };
}

/** What a newer hub keeps in the column, by row; it hands it to everybody, also to those who have no place for it. */
export class NewerColumn {
  /** Of the hub. */
  schema = oldSchema;
  readonly values = new Map<string, string>();

  #keep(op: Op): Op {
    const given = op.f?.[newColumn];
    if (!isOfPartner(op) || given === undefined) return op;
    this.values.set(rowKey(op.t, op.id), String(op.k === 'set' ? (given as unknown[])[2] : given));
    return { ...op, f: without(op.f ?? {}) };
  }

  #handOut(page: PullOut): PullOut {
    const ops = page.ops.map((op) => {
      const value = this.values.get(rowKey(op.t, op.id));
      return isOfPartner(op) && value !== undefined ? { ...op, f: { ...op.f, [newColumn]: value } } : op;
    });
    return { ...page, ops };
  }

  /** Before the upgrade, and with what only an old program says, the hub's own calls. */
  serve(calls: HubCalls): HubCalls {
    const known = (schema: number): number => (schema <= this.schema ? oldSchema : schema);
    return {
      ...calls,
      hello: (said) => calls.hello({ ...said, schema: known(said.schema) }),
      push: (sent) => {
        if (this.schema === oldSchema) return calls.push(sent);
        const txs = mapOps(sent.txs, (op) => this.#keep(op));
        return calls.push({ ...sent, schema: known(sent.schema), txs });
      },
      pull: async (asked) => this.#handOut(await calls.pull(asked)),
    };
  }
}
