// The form of Asterisk's manager protocol: whatever bytes come in whatever pieces, and nothing that goes out has a second line.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AmiNonsense, AmiReader, amiAction, isNearAddress, md5Key } from '#main/telephony/ami.rules.ts';
import { isChannelOf, readAmiEvent } from '#main/telephony/amiEvents.rules.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const banner = 'Asterisk Call Manager/9.0.0\r\n';
const word = fc.stringMatching(/^[a-z0-9əИ]{1,12}$/);

describe('what arrives', () => {
  it('is the same packets in whatever pieces it comes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.tuple(word, word), { minLength: 1, selector: ([name]) => name })),
        fc.integer({ min: 1, max: 40 }),
        (packets, size) => {
          const text = packets.map((one) => `${one.map((pair) => pair.join(': ')).join('\r\n')}\r\n\r\n`);
          const all = bytes(banner + text.join(''));
          const reader = new AmiReader();
          const read = [];
          for (let at = 0; at < all.length; at += size)
            read.push(...reader.take(all.subarray(at, at + size)));
          expect(read.map((one) => [...one])).toEqual(packets);
        },
      ),
    );
  });

  it('is packets or nonsense, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (chunks) => {
        const reader = new AmiReader();
        reader.take(bytes(banner));
        try {
          for (const chunk of chunks) for (const packet of reader.take(chunk)) readAmiEvent(packet);
        } catch (error) {
          expect(error).toBeInstanceOf(AmiNonsense);
        }
      }),
    );
  });

  it.each([
    ['no banner', 'HTTP/1.1 400 Bad Request\r\n'],
    ['an endless line', banner + 'x'.repeat(20_000)],
    ['a giant line', `${banner}A: ${'x'.repeat(20_000)}\r\n`],
    ['an endless packet', banner + 'A: b\r\n'.repeat(300)],
  ])('is refused: %s', (_what, text) => expect(() => new AmiReader().take(bytes(text))).toThrow(AmiNonsense));
});

describe('an action', () => {
  it('is written as documented, empty fields left out', () =>
    expect(amiAction('Originate', { Channel: 'PJSIP/101', Account: '' })).toBe(
      'Action: Originate\r\nChannel: PJSIP/101\r\n\r\n',
    ));

  it.each(['1\r\nAction: Command', '1\n', '1\r', '1\u0000', 'x'.repeat(2_000)])('refuses %j', (value) =>
    expect(() => amiAction('Originate', { Exten: value })).toThrow(AmiNonsense),
  );

  it('answers a challenge as Asterisk counts it', () =>
    expect(md5Key('840415273', 'gizli')).toMatch(/^[\da-f]{32}$/));
});

it.each([
  ['127.0.0.1', true],
  ['::ffff:10.1.2.3', true],
  ['172.31.0.1', true],
  ['172.32.0.1', false],
  ['192.169.0.1', false],
  ['::1', true],
  ['fd00::1', true],
  ['FE80::1', true],
  ['2001:db8::1', false],
  ['', false],
])('%s is near: %j', (address, isNear) => expect(isNearAddress(address)).toBe(isNear));

it.each([
  ['PJSIP/101-0000002a', 'PJSIP/101', true],
  ['PJSIP/101-0000002a', 'pjsip/101', true],
  ['PJSIP/1012-0000002a', 'PJSIP/101', false],
  ['PJSIP/101-b-0000002a', 'PJSIP/101', false],
  ['PJSIP/101-b-0000002a', 'PJSIP/101-b', true],
  ['PJSIP/1x1-0000002a', 'PJSIP/1.1', false],
  ['Local/PJSIP/101-0000002a', 'PJSIP/101', false],
])('%s is of %s: %j', (channel, phone, isOwn) => expect(isChannelOf(channel, phone)).toBe(isOwn));

it('knows nothing of events and causes that are named like parts of the language', () => {
  const packet = new Map([
    ['Event', 'Hangup'],
    ['Channel', 'PJSIP/101-1'],
    ['Uniqueid', '1'],
    ['Cause', 'constructor'],
  ]);
  expect(readAmiEvent(packet)).toMatchObject([{ news: [{}, { type: 'hungUp', reason: undefined }] }]);
  expect(readAmiEvent(new Map([['Event', 'constructor']]))).toEqual([]);
});
