// One contract call over plain HTTP: what a command line uses on a folder that a running core owns.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Served } from '#main/core/openCompany.ts';
import { AppError, toWireError } from '#shared/contract/errors.ts';
import type { Call, Input } from '#shared/contract/index.ts';

const maxBodyBytes = 24 * 1024 * 1024;
const Body = z.object({ name: z.string(), input: z.unknown(), commandId: z.string().max(64).optional() });

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) throw new AppError('invalid_input', 'too_large');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw new AppError('invalid_input', 'json', undefined, { cause: error });
  }
}

export async function runHttpCall(
  request: IncomingMessage,
  response: ServerResponse,
  core: Served,
): Promise<void> {
  const answer = (status: number, body: unknown): void => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  };
  try {
    const parsed = Body.safeParse(await readBody(request));
    if (!parsed.success) throw new AppError('invalid_input', 'json');
    const { name, input, commandId } = parsed.data;
    const abort = new AbortController();
    // The caller went away: a long action stops.
    response.on('close', () => abort.abort());
    const value = await core.call(name as Call, input as Input<Call>, { commandId, signal: abort.signal });
    answer(200, { value });
  } catch (error) {
    answer(error instanceof AppError ? 400 : 500, { error: toWireError(error, '') });
  }
}
