// The contract's client of a served workstation, over its WebSocket as a page has it. Knows no call.
import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { socketChannel } from '#main/hosts/node/socketChannel.ts';
import { type Client, createClient } from '#shared/rpc/client.ts';
import type { Served } from './childProcess.ts';

export async function openClient({ url, token }: Pick<Served, 'url' | 'token'>): Promise<Client> {
  const session = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
  });
  const [cookie = ''] = (session.headers.get('set-cookie') ?? '').split(';');
  const headers = { Cookie: cookie, Origin: url };
  const client = createClient(
    socketChannel(new WebSocket(`${url.replace('http', 'ws')}/rpc`, { headers })),
    randomUUID,
  );
  await client.ready;
  return client;
}
