// Sixteen bugs that others have shipped, each built into the real program by replacing one part that is handed in. The
// simulator must catch each of them within its seeds, or it proves nothing. Named after where they were found.
import type { Store } from '#hub/storage/store.types.ts';
import type { WriteContext } from '#main/store/context.ts';
import type { Gate } from '#main/store/gate.ts';
import type { ReadSql } from '#main/store/sql.ts';
import { productSteps, type Steps } from '#main/sync/index.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { HelloOut } from '#shared/sync/deviceProtocol.ts';
import type { HubCalls } from '#shared/sync/hubCalls.ts';
import type { LoggedOp, PullOut, SentTx } from '#shared/sync/logProtocol.ts';
import { simTables } from '../model/simTables.ts';
import type { CommandKind } from '../world/commands.ts';
import type { Machine } from '../world/machine.ts';
import { usualSchema } from '../world/schemas.ts';
import type { Plants, World } from '../world/world.ts';

export type PlantedBug = {
  name: string;
  /** Troubles that its days must know; chance decides about the others. */
  needs: readonly CommandKind[];
  plant(world: World): Plants;
};

/** Newer than every number of the log. */
const everything = 2 ** 50;

type SetOp = { t: string; id: string; k: 'set'; seen: number; f: Record<string, [number, unknown, unknown]> };
type AnyOp = SetOp | { t: string; id: string; k: 'put' | 'del'; seen?: number; f?: Record<string, unknown> };

const mapOps = (txs: readonly SentTx[], change: (op: AnyOp) => AnyOp): SentTx[] =>
  txs.map((tx) => ({ ...tx, ops: tx.ops.map((op) => change(op as AnyOp)) }));

const onPush = (change: (op: AnyOp, machine: Machine) => AnyOp): Plants => ({
  machine: {
    calls: (calls, machine) => ({
      ...calls,
      push: (sent) => calls.push({ ...sent, txs: mapOps(sent.txs, (op) => change(op, machine)) }),
    }),
  },
});

const onPull = (change: (page: PullOut, world: World) => PullOut): ((world: World) => Plants) => {
  return (world) => ({
    hub: { calls: (calls) => ({ ...calls, pull: async (asked) => change(await calls.pull(asked), world) }) },
  });
};

const onHello = (change: (said: HelloOut) => HelloOut): (() => Plants) => {
  return () => ({
    hub: { calls: (calls) => ({ ...calls, hello: async (said) => change(await calls.hello(said)) }) },
  });
};

const gateWith = (write: (gate: Gate, machine: Machine) => Gate['write']): Plants => ({
  machine: { gate: (gate, machine) => ({ ...gate, write: write(gate, machine) }) },
});

/** Rows are applied with the end of the page; the cursor has been saved before. */
function cursorFirst(): Partial<Steps> {
  let waiting: Parameters<Steps['applyTxs']>[] = [];
  return {
    applyTxs: (tx, txs, context) => {
      waiting.push([tx, txs, context]);
      const last = txs.at(-1);
      if (last !== undefined) tx.sql.run('UPDATE sync_state SET cursor = ?', [last.upTo]);
    },
    endPage: (tx, page, context) => {
      for (const [, txs, its] of waiting) productSteps.applyTxs(tx, txs, its);
      waiting = [];
      productSteps.endPage(tx, page, context);
    },
  };
}

/** Numbers are given before the commit: for some seconds a transaction is not there, while a later one is. */
function lateCommits(world: World): Plants {
  const late = new Map<string, number>();
  const isLate = ({ device, cseq }: LoggedOp): boolean =>
    (late.get(`${device}/${cseq}`) ?? 0) > world.time.now;
  return {
    hub: {
      calls: (calls, device) => ({
        ...calls,
        push: async (sent) => {
          for (const { cseq } of sent.txs)
            if (cseq % 3 === 0) late.set(`${device}/${cseq}`, world.time.now + 3_000);
          return calls.push(sent);
        },
        pull: async (asked) => {
          const page = await calls.pull(asked);
          const ops = page.ops.filter((op) => !isLate(op));
          return ops.length === 0 && page.ops.length > 0
            ? { ...page, ops, to: asked.cursor, hasMore: false }
            : { ...page, ops };
        },
      }),
    },
  };
}

/** The outcome comes with the answer to the push, and no other way. */
function ackOnlyInReply(): Plants {
  const replied = new Map<string, number>();
  return {
    machine: {
      calls: (calls, { name }) => ({
        ...calls,
        push: async (sent) => {
          const answer = await calls.push(sent);
          replied.set(name, Math.max(replied.get(name) ?? 0, answer.ackedCseq));
          return answer;
        },
        pull: async (asked) => {
          const page = await calls.pull(asked);
          return { ...page, acks: page.acks.filter(({ cseq }) => cseq <= (replied.get(name) ?? 0)) };
        },
      }),
    },
  };
}

const counterOf = (tx: { sql: ReadSql }): { hlc: string | null; isOpen: number } | undefined =>
  tx.sql.get(
    `SELECT last_hlc AS hlc, EXISTS(SELECT 1 FROM change_log WHERE seq > sealed_seq) AS isOpen FROM sync_state`,
  );

function counterThrows(gate: Gate, machine: Machine): Gate['write'] {
  return (request, work) =>
    gate.write(request, (tx) => {
      const state = counterOf(tx);
      const isFull =
        state?.hlc?.slice(13, 17) === 'ffff' && Number.parseInt(state.hlc.slice(0, 12), 16) >= machine.now();
      if (request.isReplay && isFull && state?.isOpen) throw new AppError('unavailable', 'counter_overflow');
      return work(tx);
    });
}

/** The hub keeps the stamps as the devices gave them, from the future too. */
function unclamped(): Plants {
  const stamps = new Map<string, string>();
  const store = (real: Store): Store => ({
    ...real,
    writeLog: (tenant, run) =>
      real.writeLog(tenant, (writer) =>
        run({
          ...writer,
          append: (group) => {
            for (const { rec } of group.recs)
              for (const by of Object.values(rec.writers))
                by.eff = stamps.get(`${by.device}/${by.cseq}`) ?? by.eff;
            return writer.append(group);
          },
        }),
      ),
  });
  const calls = (real: HubCalls, device: string): HubCalls => ({
    ...real,
    push: (sent) => {
      for (const { cseq, hlc } of sent.txs) stamps.set(`${device}/${cseq}`, String(hlc));
      return real.push(sent);
    },
  });
  return { hub: { store, calls } };
}

/** The row that came last is the row. */
function wholeRow(op: AnyOp, machine: Machine): AnyOp {
  if (op.k !== 'set' || !(op.t in simTables) || 'deleted_at' in op.f) return op;
  const row = machine.db.prepare(`SELECT * FROM ${op.t} WHERE id = ?`).get(op.id) as
    | Record<string, unknown>
    | undefined;
  if (row === undefined) return op;
  const cells: Readonly<Record<string, string>> = simTables[op.t as keyof typeof simTables].cells;
  const values = Object.entries(cells).filter(([, kind]) => kind === 'value');
  const f = Object.fromEntries(
    values.map(([column]): [string, [number, unknown, unknown]] => [
      column,
      [everything, row[column], row[column]],
    ]),
  );
  for (const [column, [, old, value]] of Object.entries(op.f)) f[column] = [everything, old, value];
  return { ...op, f };
}

/** Who deletes is taken to have seen everything. */
function deletesAll(op: AnyOp): AnyOp {
  if (op.k === 'del') return { ...op, seen: everything };
  if (op.k !== 'set' || (op.f.deleted_at?.[2] ?? null) === null) return op;
  return { ...op, seen: everything };
}

function putOverRemove(page: PullOut): PullOut {
  const put = new Set<string>();
  const ops = page.ops.filter(({ k, t, id }) => {
    if (k === 'put') put.add(`${t}|${id}`);
    return !((k === 'del' || k === 'leave') && put.has(`${t}|${id}`));
  });
  return { ...page, ops };
}

/** The counter moves in one transaction, what it counts is written in the next. */
function counterFirst(gate: Gate): Gate['write'] {
  return (request, work) => {
    const isSealing = request.isReplay && counterOf(gate)?.isOpen === 1;
    if (!isSealing) return gate.write(request, work);
    const move = (by: number) => (tx: WriteContext) =>
      tx.sql.run('UPDATE sync_state SET last_cseq = last_cseq + ?', [by]);
    gate.write({ ...request, command: 'sync.counter', commandId: `${request.commandId}-0` }, move(1));
    return gate.write(request, (tx) => {
      move(-1)(tx);
      return work(tx);
    });
  };
}

/** A page may end within a transaction. */
function cutWithin(page: PullOut): PullOut {
  const at = page.ops.findLastIndex((op, index) => {
    const next = page.ops[index + 1];
    return next !== undefined && next.device === op.device && next.cseq === op.cseq;
  });
  const last = page.ops[at];
  if (last === undefined || last.seq <= page.from) return page;
  return { ...page, ops: page.ops.slice(0, at + 1), to: last.seq, acks: [], conflicts: [], hasMore: true };
}

const dayMs = 24 * 3_600_000;

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'cursor saved before apply (super-productivity #8304)',
    needs: ['dieSoon'],
    plant: () => ({ machine: { steps: cursorFirst } }),
  },
  { name: 'bigserial cursor (event-driven outbox)', needs: [], plant: lateCommits },
  { name: 'ack only in reply (LiveStore #1462)', needs: ['storm'], plant: ackOnlyInReply },
  { name: 'counter overflow (Actual #8706)', needs: ['fullCounter'], plant: () => gateWith(counterThrows) },
  { name: 'future clock poison (Actual #7106)', needs: ['clock', 'lineDown', 'do.edit'], plant: unclamped },
  {
    name: 'row last-writer-wins (super-productivity #9095)',
    needs: ['lineDown'],
    plant: () => onPush(wholeRow),
  },
  {
    name: 'delete versus update hole (super-productivity #8956)',
    needs: ['lineDown', 'do.remove', 'do.edit'],
    plant: () => onPush(deletesAll),
  },
  {
    name: 'put and remove in one batch (PowerSync core #45)',
    needs: ['do.link', 'lineDown'],
    plant: onPull(putOverRemove),
  },
  {
    name: 'crash between counter and queue (PowerSync core #162)',
    needs: ['dieSoon'],
    plant: () => gateWith((gate) => counterFirst(gate)),
  },
  {
    name: 'retry not re-armed (PowerSync native #15)',
    needs: ['storm'],
    plant: () => ({
      machine: { arms: (_ms, error) => !(error instanceof AppError && error.code === 'timeout') },
    }),
  },
  { name: 'batch splits a transaction (Jepsen)', needs: [], plant: onPull(cutWithin) },
  {
    name: 'revoke ignored (medic/cht-core #1006)',
    needs: ['do.changeUser'],
    plant: onHello((said) => ({ ...said, subs: { ...said.subs, drop: [] } })),
  },
  {
    name: 'restored hub (medic/cht-core #8093)',
    needs: ['restoreHub'],
    plant: onHello((said) => (said.action === 'recover' ? { ...said, action: 'ok' } : said)),
  },
  {
    name: 'cloned client (turso #8129)',
    needs: ['cloneDisk', 'restoreDisk'],
    plant: (world) => ({
      hub: {
        calls: (calls, device) => ({
          ...calls,
          hello: async (said) => {
            const known = await world.hub.store.findDevice('main', device);
            const answer = await calls.hello({
              ...said,
              nonce: known?.nonce ?? said.nonce,
              lastCseq: everything,
            });
            return { ...answer, ackedHlc: null };
          },
          push: async (sent) => {
            const known = await world.hub.store.findDevice('main', device);
            return calls.push({ ...sent, nonce: known?.nonce ?? sent.nonce });
          },
        }),
      },
    }),
  },
  {
    name: 'newer-schema op accepted (super-productivity #8765)',
    needs: ['upgradeApp'],
    plant: () => ({
      hub: {
        calls: (calls) => ({
          ...calls,
          hello: (said) => calls.hello({ ...said, schema: Math.min(said.schema, usualSchema) }),
          push: (sent) => calls.push({ ...sent, schema: Math.min(sent.schema, usualSchema) }),
        }),
      },
    }),
  },
  {
    name: 'tombstone dropped early (ADE #1063)',
    needs: ['away', 'days'],
    plant: onPull((page, world) => {
      const isOld = ({ seq }: LoggedOp): boolean => world.hub.mirror.takenAt(seq) < world.time.now - dayMs;
      return { ...page, ops: page.ops.filter((op) => op.k !== 'del' || !isOld(op)) };
    }),
  },
];

/** Ours, once: who was let in after the copy that a hub came back from stays a stranger to it. Beside the sixteen. */
export const strangerForEver: PlantedBug = {
  name: 'let in after the copy, a stranger for ever',
  needs: ['newcomer', 'restoreHub', 'copyHub'],
  plant: () => ({
    hub: {
      calls: (calls) => ({
        ...calls,
        admit: () => Promise.reject(new AppError('forbidden', 'unknown_device')),
      }),
    },
  }),
};

/** Ours as well: who goes on from the head is not told what the log between had told. */
export const silentOfSkipped: PlantedBug = {
  name: 'what was told in a skipped log is lost',
  needs: ['copyDisk', 'restoreDisk', 'cloneDisk', 'lineDown', 'do.edit'],
  plant: () => ({
    hub: {
      calls: (calls) => ({
        ...calls,
        told: async ({ upTo }) => ({ to: upTo, acks: [], conflicts: [], hasMore: false }),
      }),
    },
  }),
};
