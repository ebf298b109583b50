import { expect, test } from 'vitest';
import { checkEmail, isEmail, normalizeEmail, parseAddressList } from '#shared/domain/emails.ts';

test('addresses that people have', () => {
  const good = [
    'A.B+tag@Firma.AZ',
    'x@xn--d1acufc.xn--p1ai',
    'a@bücher.de',
    'mailto:o_k@sub.mail.ru',
    ' a@b.az ',
  ];
  expect(good.map(normalizeEmail)).toEqual([
    'a.b+tag@firma.az',
    'x@xn--d1acufc.xn--p1ai',
    'a@bücher.de',
    'o_k@sub.mail.ru',
    'a@b.az',
  ]);
});

test('slips, each with its reason', () => {
  const slips = {
    '': 'empty',
    'a.b.az': 'no_at',
    'əli@b.az': 'local_not_ascii',
    'a b@c.az': 'bad_local',
    'a..b@c.az': 'bad_local',
    '.a@c.az': 'bad_local',
    'a@b@c.az': 'bad_local',
    '@c.az': 'bad_local',
    'a@b': 'bad_domain',
    'a@-b.az': 'bad_domain',
    'a@b..az': 'bad_domain',
    'a@1.2.3.4': 'bad_domain',
    'a@b.az\r\nBcc: x@y.az': 'bad_local',
    [`${'a'.repeat(65)}@b.az`]: 'too_long',
  };
  const reasons = Object.keys(slips).map((text) => {
    const checked = checkEmail(text);
    return [text, checked.isOk ? 'ok' : checked.reason];
  });
  expect(Object.fromEntries(reasons)).toEqual(slips);
  expect(isEmail('a@b.az')).toBe(true);
});

test('pasted lists', () => {
  expect(
    parseAddressList(
      'Əli Vəliyev <A@b.az>, "Firma, MMC" <c@d.az>; e@f.az\n\n a@B.az, боб@x.ru, "oops <x@y.az>',
    ),
  ).toEqual({
    addresses: [
      { name: 'Əli Vəliyev', address: 'a@b.az' },
      { name: 'Firma, MMC', address: 'c@d.az' },
      { name: '', address: 'e@f.az' },
    ],
    problems: [
      { text: 'боб@x.ru', reason: 'local_not_ascii' },
      { text: '"oops <x@y.az>', reason: 'unclosed_name' },
    ],
  });
});
