// The frames of the rpc wire. JSON text on WebSockets, structured clones on ports.
// Versioned: a client of another protocol gets `incompatible` at hello.
import { z } from 'zod';
import { errorCodes } from './errors.ts';

export const protocolVersion = 1;

const wireError = z.object({
  code: z.enum(errorCodes),
  reason: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});

export const clientFrame = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('call'),
    id: z.number().int(),
    name: z.string().max(80),
    input: z.unknown(),
    commandId: z.string().max(64).optional(),
  }),
  z.object({ t: z.literal('cancel'), id: z.number().int() }),
  z.object({ t: z.literal('sub'), id: z.number().int(), name: z.string().max(80), input: z.unknown() }),
  z.object({ t: z.literal('unsub'), id: z.number().int() }),
]);

export const serverFrame = z.discriminatedUnion('t', [
  z.object({ t: z.literal('hello'), protocol: z.number().int(), coreId: z.string() }),
  z.object({ t: z.literal('ok'), id: z.number().int(), value: z.unknown() }),
  z.object({ t: z.literal('err'), id: z.number().int(), error: wireError }),
  z.object({ t: z.literal('push'), id: z.number().int(), rev: z.number().int(), value: z.unknown() }),
  z.object({ t: z.literal('event'), name: z.string(), payload: z.unknown() }),
]);

export type ServerFrame = z.infer<typeof serverFrame>;
