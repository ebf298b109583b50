import { expect, test } from 'vitest';
import { formatPhone, normalizePhone, phoneQueryKeys, sipUri, telUri } from '#shared/domain/phones.ts';

const e164 = (raw: string, country: string) => normalizePhone(raw, country).e164;

test('one number in every form is one E.164', () => {
  const forms: [string, string][] = [
    ['0502001234', 'AZ'],
    ['050 200-12-34', 'AZ'],
    ['00994502001234', 'AZ'],
    ['994502001234', 'AZ'],
    ['994502001234', 'RU'],
    ['8-10-994-50-200-12-34', 'RU'],
    ['+994 (50) 200 12 34', 'XX'],
  ];
  expect(forms.map(([raw, country]) => e164(raw, country))).toEqual(forms.map(() => '+994502001234'));
  expect([e164('8 (495) 123-45-67', 'RU'), e164('87011234567', 'KZ')]).toEqual([
    '+74951234567',
    '+77011234567',
  ]);
});

test('the whole answer', () => {
  expect(normalizePhone(' 012 404-11-22 доб. 105 ', 'AZ')).toEqual({
    raw: '012 404-11-22 доб. 105',
    e164: '+994124041122',
    digits: '994124041122',
    national: '124041122',
    tail7: '4041122',
    extension: '105',
  });
  expect(normalizePhone('404 11 22', 'AZ')).toEqual({
    raw: '404 11 22',
    digits: '4041122',
    tail7: '4041122',
  });
});

test('short, service and internal numbers are never given a country', () => {
  expect(['102', '201', '*8800', '12345', '#21#', ''].map((raw) => normalizePhone(raw, 'AZ'))).toEqual([
    { raw: '102', digits: '102' },
    { raw: '201', digits: '201' },
    { raw: '*8800', digits: '8800' },
    { raw: '12345', digits: '12345' },
    { raw: '#21#', digits: '21' },
    { raw: '', digits: '' },
  ]);
});

test('any beginning of a number finds it', () => {
  const phone = normalizePhone('0502001234', 'AZ');
  const stored = [phone.digits, phone.national ?? '', phone.tail7 ?? ''];
  const typed = [
    '994',
    '+994 50',
    '99450',
    '050',
    '050 200-12',
    '50',
    '200-12-34',
    '00994',
    '8-10-994',
    '0502001234',
  ];
  const isFound = (text: string) =>
    phoneQueryKeys(text).some((key) => stored.some((digits) => digits.startsWith(key)));
  expect(typed.filter((text) => !isFound(text))).toEqual([]);
  expect([
    phoneQueryKeys('8 495'),
    phoneQueryKeys('+8 495'),
    phoneQueryKeys('a5'),
    phoneQueryKeys('--'),
  ]).toEqual([['8495', '495', '7495'], ['8495'], [], []]);
});

test('tel addresses', () => {
  const uri = (raw: string) => telUri(normalizePhone(raw, 'AZ'));
  expect(['050 200 12 34', '*8800', '#21#', '+994 12 404 11 22 ext. 7'].map(uri)).toEqual([
    'tel:+994502001234',
    'tel:*8800',
    'tel:%2321%23',
    'tel:+994124041122;ext=7',
  ]);
});

test('sip addresses', () => {
  const phone = (raw: string) => normalizePhone(raw, 'AZ');
  expect([
    sipUri(phone('050 200 12 34'), ''),
    sipUri(phone('+994 12 404 11 22 ext. 7'), 'pbx.az'),
    sipUri(phone('#21#'), 'pbx.az:5061'),
  ]).toEqual([
    'sip:+994502001234',
    'sip:+994124041122;ext=7@pbx.az;user=phone',
    'sip:%2321%23@pbx.az:5061;user=phone',
  ]);
});

test('one reading of a number, whatever was typed', () => {
  const typed = [
    '(050) 200-12-34',
    '994502001234',
    '+7 (495) 123-45-67',
    '050 200 12 34 daxili 7',
    '*8800',
    ' 102 ',
  ];
  expect(typed.map((raw) => formatPhone(raw, 'AZ'))).toEqual([
    '+994 50 200 12 34',
    '+994 50 200 12 34',
    '+7 495 123 45 67',
    '+994 50 200 12 34, 7',
    '*8800',
    '102',
  ]);
});
