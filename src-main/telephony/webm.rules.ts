// Recordings as one WebM file that can be sought in: what browsers record has no length and no index, and one call may have
// several pieces. Pure; reads as far as a piece that breaks off is whole.
import { Buffer } from 'node:buffer';

type Frame = { atMs: number; flags: number; data: Uint8Array };
type Piece = { header: Uint8Array; tracks: Uint8Array; frames: Frame[] };
type Element = { id: number; start: number; dataStart: number; end: number };

const ids = {
  header: 0x1a45dfa3,
  segment: 0x18538067,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  cues: 0x1c53bb6b,
  cluster: 0x1f43b675,
  clusterTime: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
};
/** Entered, and not skipped as a whole: browsers write them without a length. */
const entered: ReadonlySet<number> = new Set([ids.segment, ids.cluster, ids.blockGroup]);
/** Between two places that can be sought. */
const clusterMs = 2_000;
const usualFrameMs = 20;

/** EBML's numbers: the leading zeros of the first byte say how long. @returns undefined where the bytes end before it */
function readNumber(bytes: Uint8Array, at: number, keepsMarker: boolean) {
  const first = bytes[at];
  if (first === undefined || first === 0) return undefined;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return undefined;
  let value = keepsMarker ? first : first & (0xff >> length);
  for (let n = 1; n < length; n += 1) value = value * 256 + (bytes[at + n] ?? 0);
  return { value, length };
}

function readElement(bytes: Uint8Array, at: number): Element | undefined {
  const id = readNumber(bytes, at, true);
  const size = id && readNumber(bytes, at + id.length, false);
  if (!id || !size) return undefined;
  const dataStart = at + id.length + size.length;
  if (entered.has(id.value)) return { id: id.value, start: at, dataStart, end: dataStart };
  const end = dataStart + size.value;
  return end > bytes.length ? undefined : { id: id.value, start: at, dataStart, end };
}

function readPiece(bytes: Uint8Array): Piece {
  const piece: Piece = { header: new Uint8Array(), tracks: new Uint8Array(), frames: [] };
  let clusterAt = 0;
  for (let at = 0; at < bytes.length; ) {
    const element = readElement(bytes, at);
    if (!element) break;
    const { id, start, dataStart, end } = element;
    const data = bytes.subarray(dataStart, end);
    if (id === ids.header) piece.header = bytes.subarray(start, end);
    else if (id === ids.tracks) piece.tracks = bytes.subarray(start, end);
    else if (id === ids.clusterTime) clusterAt = data.reduce((sum, byte) => sum * 256 + byte, 0);
    else if ((id === ids.simpleBlock || id === ids.block) && data.length > 4) {
      const atMs = clusterAt + Buffer.from(data.buffer, data.byteOffset, data.length).readInt16BE(1);
      // A keyframe, as every one of sound is; nothing laced.
      piece.frames.push({ atMs, flags: 0x80, data: data.subarray(4) });
    }
    at = end;
  }
  return piece;
}

const idBytes = (id: number): Buffer => {
  const length = id > 0xffffff ? 4 : id > 0xffff ? 3 : id > 0xff ? 2 : 1;
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(id, 0, length);
  return bytes;
};
/** Always eight bytes, so that places are known before they are written. */
function element(id: number, ...data: Uint8Array[]): Buffer {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(data.reduce((sum, { length }) => sum + length, 0)));
  size[0] = 0x01;
  return Buffer.concat([idBytes(id), size, ...data]);
}
function unsigned(id: number, value: number): Buffer {
  const data = Buffer.alloc(8);
  data.writeBigUInt64BE(BigInt(Math.round(value)));
  return element(id, data);
}

function infoOf(durationMs: number): Buffer {
  const duration = Buffer.alloc(8);
  duration.writeDoubleBE(durationMs);
  const name = Buffer.from('Yolda');
  return element(
    ids.info,
    ...[unsigned(0x2ad7b1, 1_000_000), element(0x4489, duration)],
    ...[element(0x4d80, name), element(0x5741, name)],
  );
}

/** Track 1 alone: only sound is recorded. */
function clusterOf(frames: readonly Frame[]): Buffer {
  const from = frames[0]?.atMs ?? 0;
  const blocks = frames.map(({ atMs, flags, data }) => {
    const head = Buffer.from([0x81, 0, 0, flags]);
    head.writeInt16BE(atMs - from, 1);
    return element(ids.simpleBlock, head, data);
  });
  return element(ids.cluster, unsigned(ids.clusterTime, from), ...blocks);
}

function clustersOf(frames: readonly Frame[]): { atMs: number; bytes: Buffer }[] {
  const groups: Frame[][] = [];
  for (const frame of frames) {
    const last = groups.at(-1);
    if (last?.[0] && frame.atMs - last[0].atMs < clusterMs) last.push(frame);
    else groups.push([frame]);
  }
  return groups.map((group) => ({ atMs: group[0]?.atMs ?? 0, bytes: clusterOf(group) }));
}

function cuesOf(clusters: readonly { atMs: number; bytes: Buffer }[], firstAt: number): Buffer {
  let at = firstAt;
  const points = clusters.map(({ atMs, bytes }) => {
    const place = element(0xb7, unsigned(0xf7, 1), unsigned(0xf1, at));
    at += bytes.length;
    return element(0xbb, unsigned(0xb3, atMs), place);
  });
  return element(ids.cues, ...points);
}

/** The pieces one right after another: what lay between them was not recorded. */
function joined(pieces: readonly Piece[]): { frames: Frame[]; durationMs: number } {
  const frames: Frame[] = [];
  let durationMs = 0;
  for (const { frames: own } of pieces) {
    const from = own[0]?.atMs ?? 0;
    const offset = durationMs - from;
    for (const frame of own) frames.push({ ...frame, atMs: frame.atMs + offset });
    const [before, last] = own.slice(-2);
    if (last ?? before) {
      const end = (last ?? before)?.atMs ?? 0;
      durationMs = end + offset + (last && before ? Math.max(1, last.atMs - before.atMs) : usualFrameMs);
    }
  }
  return { frames, durationMs };
}

/** @returns undefined when nothing was recorded */
export function joinWebm(
  recorded: readonly Uint8Array[],
): { bytes: Uint8Array; durationMs: number } | undefined {
  const pieces = recorded
    .map(readPiece)
    .filter(({ frames, tracks }) => frames.length > 0 && tracks.length > 0);
  const [first] = pieces;
  if (!first) return undefined;
  const { frames, durationMs } = joined(pieces);
  const clusters = clustersOf(frames);
  const info = infoOf(durationMs);
  const before = info.length + first.tracks.length;
  // Their length depends on no place.
  const cues = cuesOf(clusters, before + cuesOf(clusters, 0).length);
  const segment = element(ids.segment, info, first.tracks, cues, ...clusters.map(({ bytes }) => bytes));
  return { bytes: Buffer.concat([first.header, segment]), durationMs: Math.round(durationMs) };
}
