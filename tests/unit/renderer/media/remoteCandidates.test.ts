// Their offer without the addresses, and the addresses by themselves: both together are the offer again.
import { describe, expect, it } from 'vitest';
import { holdBackCandidates } from '#renderer/media/remoteCandidates.ts';

const host = 'candidate:1 1 UDP 2130706431 192.0.2.7 20000 typ host';
const relay = 'candidate:2 1 UDP 16777215 198.51.100.1 30000 typ relay raddr 0.0.0.0 rport 0';

const offer = (line: string): string =>
  [
    'v=0',
    'o=- 1 1 IN IP4 192.0.2.7',
    's=-',
    't=0 0',
    'a=ice-ufrag:abcd',
    'm=audio 20000 UDP/TLS/RTP/SAVPF 0',
    'a=mid:0',
    `a=${host}`,
    `a=${relay}`,
    'a=end-of-candidates',
    'a=sendrecv',
    'm=video 20002 UDP/TLS/RTP/SAVPF 96',
    `a=${host}`,
    '',
  ].join(line);

describe('holdBackCandidates', () => {
  it.each([
    ['CRLF', '\r\n'],
    ['LF alone, as some gateways write', '\n'],
  ])('keeps all but the candidates, each known by its line: %s', (_name, line) => {
    expect(holdBackCandidates(offer(line))).toEqual({
      sdp: [
        'v=0',
        'o=- 1 1 IN IP4 192.0.2.7',
        's=-',
        't=0 0',
        'a=ice-ufrag:abcd',
        'm=audio 20000 UDP/TLS/RTP/SAVPF 0',
        'a=mid:0',
        'a=sendrecv',
        'm=video 20002 UDP/TLS/RTP/SAVPF 96',
        '',
      ].join('\r\n'),
      candidates: [
        { candidate: host, sdpMLineIndex: 0 },
        { candidate: relay, sdpMLineIndex: 0 },
        { candidate: host, sdpMLineIndex: 1 },
      ],
    });
  });

  it('leaves an offer without candidates as it is', () => {
    const text = ['v=0', 'm=audio 4000 RTP/AVP 0', ''].join('\r\n');
    expect(holdBackCandidates(text)).toEqual({ sdp: text, candidates: [] });
  });
});
