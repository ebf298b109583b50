import { expect, test } from 'vitest';
import {
  checkBic,
  checkBik,
  checkEdrpou,
  checkIban,
  checkInn,
  checkKpp,
  checkKzBin,
  checkOgrn,
  checkRnokpp,
  checkRuAccount,
  checkTaxId,
  checkUnp,
  checkVoen,
  type TaxIdCheck,
} from '#shared/domain/taxIds.ts';
import vectors from '#tests/fixtures/vectors/taxIds.json' with { type: 'json' };

const checks: [string, (value: string) => TaxIdCheck, string[], string[]][] = [
  ['VÖEN', checkVoen, vectors.voen.valid, vectors.voen.invalid],
  ['INN', checkInn, vectors.inn.valid, vectors.inn.invalid],
  ['OGRN', checkOgrn, [...vectors.ogrn.valid, ...vectors.ogrn.ogrnip], vectors.ogrn.invalid],
  ['KZ BIN', checkKzBin, vectors.kzBin.valid, vectors.kzBin.invalid],
  ['EDRPOU', checkEdrpou, vectors.edrpou.valid, vectors.edrpou.invalid],
  ['RNOKPP', checkRnokpp, ['1759013776'], ['1759013770']],
  ['UNP', checkUnp, ['200988541', 'MA1953684'], ['200988542']],
  ['KPP', checkKpp, ['770101001', '7701AB001'], ['77010100', '7701ab0012']],
  ['BIK', checkBik, ['044525225', '010813050'], ['144525225', '04452522']],
  ['IBAN', checkIban, vectors.iban.valid, vectors.iban.invalid],
  ['BIC', checkBic, vectors.bic.valid, vectors.bic.invalid],
];

test.each(checks)('%s', (_name, check, valid, invalid) => {
  expect(valid.filter((value) => !check(value).isValid)).toEqual([]);
  expect(invalid.filter((value) => check(value).isValid)).toEqual([]);
});

test('accounts of Russian banks against their BIK', () => {
  const isValid = ({ acc, bik }: { acc: string; bik: string }) =>
    checkRuAccount({ account: acc, bik }).isValid;
  expect(vectors.ruAccount.valid.map(isValid)).toEqual(vectors.ruAccount.valid.map(() => true));
  expect(vectors.ruAccount.invalid.map(isValid)).toEqual(vectors.ruAccount.invalid.map(() => false));
});

test('the stored form and the warning', () => {
  expect([
    checkVoen('AZ 1400057421'),
    checkVoen('300725012'),
    checkVoen('1401555081'),
    checkVoen('12345'),
    checkVoen('ZZ00057421'),
    checkInn(' 7707-083893 '),
    checkInn(''),
    checkIban('az21 nabz 0000 0000 1370 1000 1944'),
    checkUnp('МА1953684'),
  ]).toEqual([
    { normalized: '1400057421', isValid: true },
    { normalized: '0300725012', isValid: true },
    { normalized: '1401555081', isValid: false, warning: 'bad_checksum' },
    { normalized: '12345', isValid: false, warning: 'bad_length' },
    { normalized: 'ZZ00057421', isValid: false, warning: 'bad_characters' },
    { normalized: '7707083893', isValid: true },
    { normalized: '', isValid: false, warning: 'empty' },
    { normalized: 'AZ21NABZ00000000137010001944', isValid: true },
    { normalized: 'MA1953684', isValid: true },
  ]);
});

test('the country chooses the check', () => {
  const of = (country: string, value: string) => checkTaxId({ country, value }).warning ?? 'ok';
  expect({
    az: of('AZ', '1400057421'),
    ru: of('RU', '7707083894'),
    kz: of('KZ', '920540000031'),
    ua: of('UA', '32855961'),
    uaPerson: of('UA', '1759013776'),
    by: of('BY', '200988541'),
    ge: of('GE', '40487'),
    other: of('DE', 'DE 136.695.976'),
    otherEmpty: of('DE', ' '),
  }).toEqual({
    az: 'ok',
    ru: 'bad_checksum',
    kz: 'bad_checksum',
    ua: 'ok',
    uaPerson: 'ok',
    by: 'ok',
    ge: 'bad_length',
    other: 'ok',
    otherEmpty: 'empty',
  });
});
