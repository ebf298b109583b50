// A real node host for tests: core, HTTP and WebSocket on the loopback, over a temporary folder.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NodeServer, startNodeServer } from '#main/hosts/node/server.ts';
import { socketChannel } from '#renderer/rpc/socketChannel.ts';
import type { Channel } from '#shared/rpc/channel.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

export type NodeHost = {
  test: TestCore;
  server: NodeServer;
  /** Exchanges the token, as the page does. @returns the Cookie header */
  signIn(): Promise<string>;
  openChannel(): Promise<Channel>;
  close(): Promise<void>;
};

export async function openNodeHost(options: { port?: number } = {}): Promise<NodeHost> {
  const rendererDir = mkdtempSync(join(tmpdir(), 'yolda-renderer-'));
  mkdirSync(join(rendererDir, 'assets'));
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Yolda</title>');
  writeFileSync(join(rendererDir, 'assets/main-abcdefgh.js'), 'export {};');
  const test = await openTestCore();
  const server = await startNodeServer({ core: test.core, rendererDir, port: options.port ?? 0 }).catch(
    async (error: unknown) => {
      await test.close();
      rmSync(rendererDir, { recursive: true });
      throw error;
    },
  );
  const signIn = async (): Promise<string> => {
    const response = await fetch(`${server.url}/session`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${server.token}` },
    });
    assert.equal(response.status, 204);
    const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
    return cookie;
  };
  return {
    test,
    server,
    signIn,
    async openChannel() {
      const headers = { Cookie: await signIn(), Origin: server.url };
      // Node's WebSocket takes headers, which the browser's type does not know.
      const Socket = WebSocket as unknown as new (
        url: string,
        init: { headers: Record<string, string> },
      ) => WebSocket;
      return socketChannel(new Socket(`${server.url.replace('http', 'ws')}/rpc`, { headers }));
    },
    async close() {
      await server.close();
      await test.close();
      rmSync(rendererDir, { recursive: true });
    },
  };
}
