// One helper for binary values: Uint8Array on ports, base64 text on JSON wires and in `describe`.
import { z } from 'zod';

const base64Pattern = /^[A-Za-z0-9+/]*={0,2}$/;

/** A zod type that accepts bytes as a Uint8Array or as base64 text; `fromBytes` makes either bytes. */
export const bytes = () =>
  z.union([z.string().regex(base64Pattern), z.custom<Uint8Array>((v) => v instanceof Uint8Array)]);

export function fromBytes(value: string | Uint8Array): Uint8Array {
  if (typeof value !== 'string') return value;
  const binary = atob(value);
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}
