// The frames of the rpc wire. JSON text on WebSockets, structured clones on ports.
// Versioned: a client of another protocol gets `incompatible` at hello. Of zod's small kind: the page reads frames with it from
// its first moment, and the whole of zod comes with the forms.
import * as z from 'zod/mini';
import { errorCodes } from './errors.ts';

export const protocolVersion = 1;

const wireError = z.object({
  code: z.enum(errorCodes),
  reason: z.string(),
  message: z.string(),
  details: z.optional(z.record(z.string(), z.unknown())),
});

export const clientFrame = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('call'),
    id: z.int(),
    name: z.string().check(z.maxLength(80)),
    input: z.unknown(),
    commandId: z.optional(z.string().check(z.maxLength(64))),
  }),
  z.object({ t: z.literal('cancel'), id: z.int() }),
  z.object({ t: z.literal('sub'), id: z.int(), name: z.string().check(z.maxLength(80)), input: z.unknown() }),
  z.object({ t: z.literal('unsub'), id: z.int() }),
]);

export const serverFrame = z.discriminatedUnion('t', [
  z.object({ t: z.literal('hello'), protocol: z.int(), coreId: z.string() }),
  z.object({ t: z.literal('ok'), id: z.int(), value: z.unknown() }),
  z.object({ t: z.literal('err'), id: z.int(), error: wireError }),
  z.object({ t: z.literal('push'), id: z.int(), rev: z.int(), value: z.unknown() }),
  z.object({ t: z.literal('event'), name: z.string(), payload: z.unknown() }),
]);

export type ServerFrame = z.infer<typeof serverFrame>;
