// RTP out of a capture file of tcpdump. Pure: what a file holds so far in, packets out.

export type RtpPacket = {
  /** When it came, ms since 1970. */
  atMs: number;
  /** UDP port it was sent to. */
  port: number;
  payloadType: number;
  sequence: number;
  timestamp: number;
  ssrc: number;
  payload: Buffer;
};

const headerBytes = 24;
const recordBytes = 16;
const ethernetBytes = 14;

/** @returns the packet of an IPv4 UDP frame that is RTP */
function toRtp(frame: Buffer, atMs: number): RtpPacket | undefined {
  const ip = frame.subarray(ethernetBytes);
  const isUdp = frame.readUInt16BE(12) === 0x0800 && ip[9] === 17;
  if (!isUdp) return undefined;
  const udp = ip.subarray((ip[0]! & 0x0f) * 4);
  const rtp = udp.subarray(8, udp.readUInt16BE(4));
  // Version 2; RTCP's types take the place of 64 to 95 (RFC 5761).
  const payloadType = (rtp[1] ?? 0) & 0x7f;
  if (rtp.length < 12 || rtp[0]! >> 6 !== 2 || (payloadType >= 64 && payloadType < 96)) return undefined;
  return {
    atMs,
    port: udp.readUInt16BE(2),
    payloadType,
    sequence: rtp.readUInt16BE(2),
    timestamp: rtp.readUInt32BE(4),
    ssrc: rtp.readUInt32BE(8),
    payload: rtp.subarray(12 + (rtp[0]! & 0x0f) * 4),
  };
}

/**
 * @param file a capture of Ethernet frames, little-endian, or what stands of it so far
 * @returns its RTP packets in their order; records that are not whole yet are left out
 */
export function readRtp(file: Buffer): RtpPacket[] {
  const packets: RtpPacket[] = [];
  let at = headerBytes;
  while (at + recordBytes <= file.length) {
    const end = at + recordBytes + file.readUInt32LE(at + 8);
    if (end > file.length) break;
    const atMs = file.readUInt32LE(at) * 1000 + file.readUInt32LE(at + 4) / 1000;
    const packet = toRtp(file.subarray(at + recordBytes, end), atMs);
    if (packet) packets.push(packet);
    at = end;
  }
  return packets;
}
