// The node host: HTTP and WebSocket on 127.0.0.1 with a token, in front of one core.
// Serves the same renderer as Electron; owns no state but sessions.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Served } from '#main/core/openCompany.ts';
import { AppError } from '#shared/contract/errors.ts';
import { contentSecurityPolicy } from '#shared/lib/contentSecurityPolicy.ts';
import { createAccess } from './access.ts';
import { sendBlob } from './blobRoute.ts';
import { runHttpCall } from './httpCall.ts';
import { socketChannel } from './socketChannel.ts';
import { resolveStatic, sendStatic } from './staticFiles.ts';

export type NodeServer = { url: string; token: string; close(): Promise<void> };

export type NodeServerOptions = {
  core: Served;
  /** Built renderer. */
  rendererDir: string;
  /** 0 takes a free port. */
  port: number;
};

const maxFrameBytes = 24 * 1024 * 1024;

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(new AppError('busy', 'port_in_use', { port }, { cause: error }));
      else if (error.code === 'EACCES')
        reject(new AppError('forbidden', 'port_forbidden', { port }, { cause: error }));
      else reject(error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/**
 * Opens the door of a core. Leaves its address in the company folder, so that a command line finds it.
 * @throws AppError busy/port_in_use, forbidden/port_forbidden, disk_full, unavailable
 */
export async function startNodeServer(options: NodeServerOptions): Promise<NodeServer> {
  const { core } = options;
  let port = 0;
  const access = createAccess(() => port);

  const route = (request: IncomingMessage, response: ServerResponse): void => {
    // An address that is none ("//") must not end the core: anybody on this machine may send one.
    const url = URL.parse(request.url ?? '/', 'http://127.0.0.1');
    if (!url) {
      response.writeHead(400).end();
      return;
    }
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(`ws://${request.headers.host}`));
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    if (!access.isOwnHost(request) || !access.isOwnOrigin(request)) {
      response.writeHead(403).end();
      return;
    }
    if (url.pathname === '/session' && request.method === 'POST') {
      const given = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
      if (given !== undefined && access.isToken(given))
        response.writeHead(204, { 'Set-Cookie': access.startSession() }).end();
      else response.writeHead(401).end();
      return;
    }
    const blob = /^\/blob\/([0-9a-f]{64})$/.exec(url.pathname)?.[1];
    if (blob !== undefined || url.pathname === '/call') {
      if (!access.isKnown(request)) response.writeHead(401).end();
      else if (blob !== undefined) {
        const wanted = { name: url.searchParams.get('name'), range: request.headers.range };
        void sendBlob(response, core, blob, wanted);
      } else void runHttpCall(request, response, core);
      return;
    }
    const file = resolveStatic(options.rendererDir, url.pathname);
    if (file === undefined || (request.method !== 'GET' && request.method !== 'HEAD'))
      response.writeHead(404).end();
    else sendStatic(response, file, request.method === 'HEAD');
  };

  const server = createServer(route);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes });
  server.on('upgrade', (request, socket, head) => {
    const isAllowed =
      request.url === '/rpc' &&
      access.isOwnHost(request) &&
      access.isOwnOrigin(request) &&
      access.isKnown(request);
    if (!isAllowed) {
      // The refused one may be gone already; an unheard error would end the core.
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => core.accept(socketChannel(ws)));
  });
  port = await listen(server, options.port);
  const url = `http://127.0.0.1:${port}`;
  try {
    core.folder.leaveDoor({ url, token: access.token });
  } catch (error) {
    server.close();
    throw error;
  }
  return {
    url,
    token: access.token,
    async close() {
      core.folder.closeDoor();
      for (const ws of sockets.clients) ws.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
