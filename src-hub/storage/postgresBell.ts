// NOTIFY and LISTEN between processes of the hub, in one session of its own: a NOTIFY inside the transactions of the log
// would take a lock of the whole database at each commit (sync.md §2.11). A lost bell costs a poll, never data.
import pg from 'pg';
import { z } from 'zod';
import type { Listener, Store } from './store.types.ts';

export const bellChannel = 'yolda_hub';
const reconnectMs = 1_000;
const Told = z.object({ tenant: z.string(), head: z.number().optional(), revoked: z.string().optional() });

type Bell = Pick<Store, 'listen' | 'announce' | 'close'>;

export function openBell(url: string, onTrouble: (error: Error) => void): Bell {
  const listeners = new Map<string, Listener>();
  /** Heads that the other processes have not been told. */
  const owed = new Map<string, number>();
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isClosed = false;

  function lose(lost: pg.Client, error: Error): void {
    if (client !== lost || isClosed) return;
    client = undefined;
    onTrouble(error);
    lost.end().catch(() => undefined);
    retry = setTimeout(() => void connect(), reconnectMs);
  }

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client = fresh;
    fresh.on('error', (error) => lose(fresh, error));
    fresh.on('end', () => lose(fresh, new Error('the session of the bell ended')));
    fresh.on('notification', ({ payload }) => {
      const told = Told.safeParse(JSON.parse(payload ?? 'null'));
      if (!told.success) return;
      const { tenant, head, revoked } = told.data;
      if (head !== undefined) listeners.get(tenant)?.ring(head);
      if (revoked !== undefined) listeners.get(tenant)?.revoked(revoked);
    });
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${bellChannel}`);
      // What was told while nobody listened.
      const { rows } = await fresh.query<{ tenant: string; head: string }>(
        'SELECT tenant, head FROM tenants',
      );
      for (const { tenant, head } of rows) listeners.get(tenant)?.ring(Number(head));
      for (const [tenant, head] of owed) await tell(fresh, tenant, head);
    } catch (error) {
      lose(fresh, error instanceof Error ? error : new Error(String(error)));
    }
  }

  async function tell(session: pg.Client, tenant: string, head: number): Promise<void> {
    await session.query('SELECT pg_notify($1, $2)', [bellChannel, JSON.stringify({ tenant, head })]);
    if (owed.get(tenant) === head) owed.delete(tenant);
  }

  return {
    async listen(tenant, listener) {
      listeners.set(tenant, listener);
      if (client === undefined && retry === undefined) await connect();
    },
    async announce(tenant, head) {
      owed.set(tenant, head);
      // A session that breaks here is opened anew, and tells then.
      if (client !== undefined) await tell(client, tenant, head).catch(() => undefined);
    },
    async close() {
      isClosed = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
