// The Range header of HTTP (RFC 9110 §14), one range: what players ask for when they seek.

export type BytePart = { start: number /** Exclusive. */; end: number /** Content-Range. */; header: string };

/** @returns undefined: the whole, also where the header is of another kind or asks for several */
export function byteRange(header: string | undefined, size: number): BytePart | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  if (start >= size || start >= end) return 'unsatisfiable';
  return { start, end, header: `bytes ${start}-${end - 1}/${size}` };
}
