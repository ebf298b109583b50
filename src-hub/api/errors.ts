// Errors as they cross the wire: one shape, and a status that any HTTP client understands. Values of rows never leave.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError, type ErrorCode, toWireError, type WireError } from '#shared/contract/errors.ts';
import { syncLimits } from '#shared/sync/logProtocol.ts';

export const ErrorOut = z.object({
  code: z.string(),
  reason: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});

const statuses: Partial<Record<ErrorCode, number>> = {
  invalid_input: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  incompatible: 426,
  busy: 503,
  unavailable: 503,
  disk_full: 507,
};

/** Those of whom the code says too little. */
const reasonStatuses: Record<string, number> = {
  bad_token: 401,
  too_large: 413,
  bad_range: 416,
  too_often: 429,
};

const statusOf = ({ code, reason }: WireError): number => reasonStatuses[reason] ?? statuses[code] ?? 500;

function asAppError(error: FastifyError): unknown {
  if (error instanceof AppError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map(({ instancePath }) => instancePath);
    return new AppError('invalid_input', 'bad_request', { fields });
  }
  if (error.statusCode === 413) return new AppError('invalid_input', 'too_large', { max: syncLimits.bytes });
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new AppError('invalid_input', 'bad_request');
  return error;
}

export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const wire = toWireError(asAppError(error), request.id);
  const status = statusOf(wire);
  if (status >= 500) {
    const { code, reason } = wire;
    request.log.error({ event: 'failed', errorId: request.id, code, reason, stack: causeOf(error) });
  }
  void reply.status(status).send(wire);
}

/** A driver's message may hold values of rows: only where it came from is kept. */
function causeOf(error: Error): string | undefined {
  const { stack, cause } = error;
  const frames = (text: string | undefined) => text?.slice(text.indexOf('\n    at '));
  return cause instanceof Error
    ? `${frames(stack)}\ncaused by ${cause.name}${frames(cause.stack)}`
    : frames(stack);
}
