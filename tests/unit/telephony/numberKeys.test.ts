// What a number is looked up by, however a PBX, a link or a person writes it; and the texts of the journal.
import { describe, expect, it } from 'vitest';
import { subjectOf } from '#main/telephony/callLogTexts.rules.ts';
import { isSameNumber, numberKeys, numberOf } from '#main/telephony/numberLookup.rules.ts';

describe('the number of an address', () => {
  it.each([
    ['+994502001234', '+994502001234'],
    ['sip:101@pbx.example.az', '101'],
    ['sip:+994502001234@10.0.0.5;user=phone', '+994502001234'],
    ['SIPS:101@pbx', '101'],
    ['<sip:101@pbx>', '101'],
    ['101@pbx.example.az', '101'],
    ['tel:+7-495-123-45-67;ext=12', '+7-495-123-45-67 ext 12'],
    ['tel:%2B994502001234', '+994502001234'],
    ['tel://0502001234', '0502001234'],
    ['callto:994502001234', '994502001234'],
    ['sip:anonymous@anonymous.invalid', 'anonymous'],
    ['  050 200 12 34 ', '050 200 12 34'],
    ['', ''],
  ])('%s is %s', (text, number) => expect(numberOf(text)).toBe(number));
});

describe('the keys of a number', () => {
  it.each([
    'anonymous',
    'sip:anonymous@anonymous.invalid',
    'Unknown',
    'sip:user123@pbx',
    'restricted',
    '',
    '+',
    '***',
  ])('%s has none', (text) => expect(numberKeys(text, 'AZ')).toBeUndefined());

  it('an extension is only itself', () => {
    expect(numberKeys('101', 'AZ')).toMatchObject({
      whole: ['101'],
      national: [],
      written: [],
      tail: undefined,
    });
    expect(numberKeys('0101', 'AZ')?.whole).toEqual(['0101']);
    expect(numberKeys('8800', 'RU')?.whole).toEqual(['8800']);
  });

  it.each([
    ['+994502001234', 'AZ'],
    ['0502001234', 'AZ'],
    ['(050) 200-12-34', 'AZ'],
    ['00994502001234', 'AZ'],
    ['994502001234', 'RU'],
    ['8-10-994-50-200-12-34', 'RU'],
    ['+994 (50) 200 12 34', 'KZ'],
  ])('%s of %s is one number', (text, country) =>
    expect(numberKeys(text, country)).toMatchObject({ isE164: true, tail: '2001234' }),
  );

  it('with what is dialed before it and without', () => {
    expect(numberKeys('84951234567', 'AZ')?.whole).toContain('74951234567');
    expect(numberKeys('+7(495)123-45-67 доб. 12', 'AZ')).toMatchObject({
      isE164: true,
      extension: '12',
      whole: ['74951234567'],
      national: ['4951234567'],
    });
  });
});

it('our own number is known in any format, and no other with its end', () => {
  const keys = numberKeys('+994125550000', 'AZ')!;
  const own = ['+994 12 555 00 00', '(012) 555-00-00', '0125550000'];
  expect(own.map((text) => isSameNumber(text, keys, 'AZ'))).toEqual([true, true, true]);
  expect(['+994 55 555 00 00', '101', ''].map((text) => isSameNumber(text, keys, 'AZ'))).toEqual([
    false,
    false,
    false,
  ]);
  const extension = numberKeys('101', 'AZ')!;
  expect(['101', '1101', '+994 12 101 01 01'].map((text) => isSameNumber(text, extension, 'AZ'))).toEqual([
    true,
    false,
    false,
  ]);
});

it('a subject says which way, and the number as people read it', () => {
  const call = { direction: 'in' as const, isMissed: true, number: '+994502001234' };
  expect(subjectOf(call, 'az', 'AZ')).toEqual({
    subject: 'Buraxılmış zəng, +994 50 200 12 34',
    callBack: 'Geri zəng etmək, +994 50 200 12 34',
  });
  expect(subjectOf({ ...call, isMissed: false, number: '' }, 'ru', 'AZ').subject).toBe('Входящий звонок');
  expect(subjectOf({ direction: 'out', isMissed: false, number: '101' }, 'en', 'AZ').subject).toBe(
    'Outgoing call, 101',
  );
});
