// Links with a number: what can be dialed of each, and what is no number at all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberKind, readPhoneLink } from '#shared/domain/phoneLink.ts';

const read = (link: string): string | undefined => {
  const found = readPhoneLink(link);
  return found && (found.extension === '' ? found.number : `${found.number} x${found.extension}`);
};

describe('readPhoneLink', () => {
  it.each([
    ['tel:+994125550101', '+994125550101'],
    ['tel:+994-12-555-01-01;ext=12', '+994125550101 x12'],
    ['tel:+994-12-555-01-01;isub=1411;ext=12;phone-context=x', '+994125550101 x12'],
    ['tel:%2B7%20(495)%20123-45-67', '+74951234567'],
    ['TEL:050 200 12 34', '0502001234'],
    ['Tel://+1.201.555.0123/', '+12015550123'],
    ['tel:555-0101;phone-context=+99412', '+994125550101'],
    ['tel:101;phone-context=pbx.example.az', '101'],
    ['tel:101;phone-context=+994', '101'],
    ['tel:\u202a+994\u00a050\u2011200\u201012 34\u202c', '+994502001234'],
    ['tel:%E2%80%AA%2B994502001234%E2%80%AC', '+994502001234'],
    ['tel:1-800-FLOWERS', '18003569377'],
    ['tel:112', '112'],
    ['tel:*8800', '*8800'],
    ['tel:*21*0502001234%23', '*21*0502001234#'],
    ['tel:*21*0502001234#', '*21*0502001234#'],
    ['tel:+994502001234?body=hello', '+994502001234'],
    ['callto:+994 50 200 12 34', '+994502001234'],
    ['callto:101', '101'],
    ['callto:support.desk', 'support.desk'],
    ['callto:echo123?call', 'echo123'],
    ['callto:tel:+994502001234', '+994502001234'],
    ['callto:sip:101@pbx.example.az', '101@pbx.example.az'],
    ['sip:101@pbx', '101@pbx'],
    ['SIP:sales@pbx.example.az:5061;transport=tls?Subject=hi', 'sales@pbx.example.az:5061'],
    ['sips:101@pbx', '101@pbx'],
    ['sip:+994502001234@provider.example;user=phone', '+994502001234'],
    ['sip:+994502001234;ext=7@provider.example;user=phone', '+994502001234 x7'],
    ['sip:101:secret@pbx', '101@pbx'],
    ['sip:0502001234:secret@pbx', '0502001234'],
    ['sip:101', '101'],
  ])('%s is %s', (link, number) => {
    expect(read(link)).toBe(number);
  });

  it.each([
    ...['', 'tel:', 'tel:+', 'tel://', 'tel:()', 'tel:;ext=12', 'callto:', 'sip:', 'sip:@pbx', 'sip:101@'],
    ...[
      'tel:support',
      'tel:1;rm -rf /',
      'tel:1;rm%20-rf',
      'tel:1|calc',
      'tel:1&calc',
      'tel:$(id)',
      'tel:`id`',
    ],
    ...[
      'tel:1\r\nBYE sip:x',
      'tel:1%0d%0aBYE',
      'tel:1%00',
      'tel:1\u0000',
      'tel:1%0A',
      'sip:101@pbx%0d%0aX: y',
    ],
    ...[
      'tel:123 --data=/tmp',
      'tel:--no-sandbox',
      'tel:"123"',
      "tel:'1'",
      'tel:<b>1</b>',
      'tel:1%',
      'tel:%zz',
    ],
    ...[
      `tel:${'1'.repeat(33)}`,
      `tel:1;x=${'y'.repeat(500)}`,
      'sip:a@b@c',
      'sip:101@-pbx',
      'sip:101@pbx;x=a b',
    ],
    ...['sip:1 2 a@pbx', 'sip:../x@pbx', 'callto:callto:1', 'callto:a b', 'sip:101@[::1]'],
    ...[
      'https://example.com/tel:1',
      'mailto:a@b',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'telx:1',
      'yolda://dial/1',
    ],
  ])('%j is no number', (link) => {
    expect(readPhoneLink(link)).toBeUndefined();
  });

  it('gives nothing but what can be dialed, whatever it is given', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('%0a', ';', '@', '--', '+994502001234', '"', '*21*', '#'),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('tel:', 'callto:', 'sip:'),
        fc.array(part, { maxLength: 5 }),
        (scheme, parts) => {
          const found = readPhoneLink(scheme + parts.join(''));
          if (!found) return;
          expect(found.number).toMatch(
            /^(?:\+?[\d*#]{1,32}|(?:\+?\d{1,6}|[a-z\d][\w.+-]{0,63})(?:@[\w.-]+(?::\d{1,5})?)?)$/i,
          );
          expect(found.extension).toMatch(/^\d{0,6}$/);
        },
      ),
    );
  });
});

describe('numberKind', () => {
  it.each([
    ['+994 50 200 12 34', 'number'],
    ['+994 50 200 12 34 ext. 12', 'number'],
    ['*21*0502001234#', 'code'],
    ['##002#', 'code'],
    ['112', 'emergency'],
    ['1-0-2', 'emergency'],
    ['911', 'emergency'],
    ['900', 'short'],
    ['12345', 'short'],
    ['555-01-01', 'number'],
    ['101@pbx', 'address'],
    ['sales', 'address'],
  ])('%s: %s', (text, kind) => {
    expect(numberKind(text)).toBe(kind);
  });
});
