// What people write and what strangers send: numbers to dial, callers, answers of a PBX, SDP.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialTarget, isOwnExtension, remoteParty } from '#main/telephony/callParties.rules.ts';
import { cancelReason, hasAudio, inviteReason, isOnHold } from '#main/telephony/callReasons.rules.ts';
import { glareWaitMs } from '#main/telephony/reInvites.ts';

describe('a number to dial', () => {
  it.each([
    ['+7(495)123-45-67 доб. 12', '+74951234567', '+74951234567', '12'],
    ['+7 495 123-45-67 ext 12', '+74951234567', '+74951234567', '12'],
    ['+7 495 123-45-67x12', '+74951234567', '+74951234567', '12'],
    ['012 555 00 11 daxili 12', '0125550011', '+994125550011', '12'],
    ['+994 (50) 200-12-34', '+994502001234', '+994502001234', ''],
    ['050 200 12 34', '0502001234', '+994502001234', ''],
    ['+994 12 555 00 11, 12', '+994125550011', '+994125550011', '12'],
    ['+994 12 555 00 11;12', '+994125550011', '+994125550011', '12'],
    ['+994125550011,,1004#', '+994125550011', '+994125550011', '1004#'],
    ['900, 12', '900', '900', '12'],
    ['tel:+994-50-200-12-34', '+994502001234', '+994502001234', ''],
    ['tel:+994502001234;ext=12', '+994502001234', '+994502001234', '12'],
    ['tel:*8800%23', '*8800#', '*8800#', ''],
    ['callto://101', '101', '101', ''],
    ['102', '102', '102', ''],
    ['112', '112', '112', ''],
    ['911', '911', '911', ''],
    ['1', '1', '1', ''],
    ['*97', '*97', '*97', ''],
    ['*8800#12', '*8800#12', '*8800#12', ''],
    ['#31#0502001234', '#31#0502001234', '#31#0502001234', ''],
    ['echo', 'echo', 'echo', ''],
    ['sip:leyla.q', 'leyla.q', 'leyla.q', ''],
  ])('%s', (text, user, number, extension) => {
    expect(dialTarget(text, 'AZ')).toEqual({ user, host: '', number, extension });
  });

  it('may be a whole address', () => {
    expect(dialTarget('sip:leyla@office.example:5061', 'AZ')).toEqual({
      user: 'leyla',
      host: 'office.example:5061',
      number: 'leyla@office.example:5061',
      extension: '',
    });
  });

  it.each([
    '',
    'Leyla Q.',
    '900;phone-context=evil',
    '900?subject=x',
    'sip:900@pbx?Replaces=a',
    'sip:900@pbx;transport=udp',
    'a@b@c',
    '900\r\nX: y',
    'sip:@pbx',
    'sip:900@',
    '900 & rm',
    'tel:900,,1',
    'tel:900;1',
    '900,',
    ', 12',
    '900, 12 & rm',
    '+',
    '--',
  ])('%j is none', (text) => {
    expect(dialTarget(text, 'AZ')?.user.match(/^\+?[\d*#]+$/)).toBeFalsy();
  });

  it('never carries more than a user and a host', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const target = dialTarget(text, 'AZ');
        expect(target === undefined || /^[\w.+*#-]+$/.test(target.user)).toBe(true);
        expect(target === undefined || /^[a-z\d.:-]*$/i.test(target.host)).toBe(true);
      }),
    );
  });
});

describe('whom another may send us to', () => {
  it.each(['102', '10', '201999', 'leyla.q', 'echo'])('%s is a colleague', (user) => {
    expect(isOwnExtension(user)).toBe(true);
  });

  it.each([
    undefined,
    '',
    '1',
    '1234567',
    '+994502001234',
    '0502001234',
    '00900900',
    '0900',
    '*72900',
    '#31#900',
    'a b',
    '102;x=y',
  ])('%j is not', (user) => expect(isOwnExtension(user)).toBe(false));
});

describe('a caller', () => {
  it.each([
    [
      { user: '0502001234', displayName: 'Əli' },
      { number: '+994502001234', name: 'Əli' },
    ],
    [
      { user: '%2B994502001234', displayName: '+994502001234' },
      { number: '+994502001234', name: '' },
    ],
    [
      { user: '101', displayName: '101' },
      { number: '101', name: '' },
    ],
    [
      { user: 'anonymous', displayName: 'Anonymous' },
      { number: '', name: '' },
    ],
    [
      { user: undefined, displayName: undefined },
      { number: '', name: '' },
    ],
    [
      { user: '%E0%A4%A', displayName: 'a\r\nb\u202Ec\u0000' },
      { number: '%E0%A4%A', name: 'a b c' },
    ],
  ])('%j', (from, party) => {
    expect(remoteParty(from, 'AZ')).toEqual(party);
  });

  it('of a mile of name is cut', () => {
    const { number, name } = remoteParty({ user: '9'.repeat(500), displayName: '😀'.repeat(500) }, 'AZ');
    expect([number.length, [...name].length]).toEqual([64, 100]);
  });
});

describe('an answer of the PBX', () => {
  it.each([
    [401, 'forbidden'],
    [403, 'forbidden'],
    [404, 'unknown_number'],
    [408, 'no_answer'],
    [480, 'no_answer'],
    [484, 'unknown_number'],
    [486, 'busy'],
    [487, 'cancelled'],
    [488, 'media_failed'],
    [500, 'pbx_unavailable'],
    [503, 'pbx_unavailable'],
    [600, 'busy'],
    [603, 'declined'],
    [302, 'pbx_rejected'],
    [499, 'pbx_rejected'],
    [699, 'pbx_rejected'],
  ] as const)('%i is %s', (status, reason) => {
    expect(inviteReason(status)).toBe(reason);
  });

  it.each([
    [[], 'cancelled'],
    [['SIP;cause=487;text="Request Terminated"'], 'cancelled'],
    [['SIP;cause=200;text="Call completed elsewhere"'], 'elsewhere'],
    [['SIP ; cause=2001'], 'cancelled'],
    [['Q.850;cause=16', 'Q.850 ;cause=26'], 'elsewhere'],
  ] as const)('a CANCEL with %j is %s', (headers, reason) => {
    expect(cancelReason(headers)).toBe(reason);
  });
});

describe('an SDP', () => {
  const sdp = (session: string, audio: string): string =>
    ['v=0', 's=-', session, 'm=audio 16000 RTP/AVP 0', audio, ''].filter(Boolean).join('\r\n');

  it.each([
    [sdp('c=IN IP4 1.2.3.4', 'a=sendrecv'), false],
    [sdp('c=IN IP4 1.2.3.4', ''), false],
    [sdp('c=IN IP4 1.2.3.4', 'a=recvonly'), false],
    [sdp('c=IN IP4 1.2.3.4', 'a=sendonly'), true],
    [sdp('c=IN IP4 1.2.3.4', 'a=inactive'), true],
    [sdp('a=sendonly', ''), true],
    [sdp('a=sendonly', 'a=sendrecv'), false],
    [sdp('c=IN IP4 0.0.0.0', ''), true],
  ])('of a holding side: %#', (text, isHolding) => {
    expect(isOnHold(text)).toBe(isHolding);
  });

  it.each([
    [sdp('', ''), true],
    ['v=0\r\ns=-\r\n', false],
    ['m=audio 1 RTP/AVP 0\r\n', false],
    ['', false],
    ['v=0\nm=audio 99999999 RTP/AVP 0\n', false],
  ])('with audio: %#', (text, has) => {
    expect(hasAudio(text)).toBe(has);
  });
});

it('after a glare the one who called waits longer: RFC 3261 §14.1', () => {
  expect([0, 1].map((random) => glareWaitMs(true, random))).toEqual([2_100, 4_000]);
  expect([0, 1].map((random) => glareWaitMs(false, random))).toEqual([0, 2_000]);
});
