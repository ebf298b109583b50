// The candidates of the other side apart from the rest of its offer. Without them a peer connection is made ready while it
// still rings, and looks for no way before the call is answered. Pure.

export type HeldBack = { sdp: string; candidates: RTCIceCandidateInit[] };

export function holdBackCandidates(offer: string): HeldBack {
  const candidates: RTCIceCandidateInit[] = [];
  let sdpMLineIndex = -1;
  const kept = offer.split(/\r?\n/).filter((line) => {
    if (line.startsWith('m=')) sdpMLineIndex += 1;
    if (line === 'a=end-of-candidates') return false;
    if (!line.startsWith('a=candidate:')) return true;
    candidates.push({ candidate: line.slice(2), sdpMLineIndex });
    return false;
  });
  return { sdp: kept.join('\r\n'), candidates };
}
