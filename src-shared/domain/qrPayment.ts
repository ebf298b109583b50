// The text of the payment QR of Russian banks, ST00012 (GOST R 56042-2014, interop §5.4).
// Text only: drawing it is the document's work.
import { AppError } from '../contract/errors.ts';

export type PaymentQr = {
  payeeName: string;
  /** 20 digits. */
  account: string;
  bankName: string;
  bik: string;
  correspondentAccount: string;
  payeeInn?: string;
  kpp?: string;
  sumMinor?: number;
  purpose?: string;
};

/**
 * UTF-8, fields in the order of the standard, values cut to its lengths, kopecks as they are.
 * @throws AppError invalid_input requisites_missing with the missing fields
 */
export function st00012(payment: PaymentQr): string {
  const required = { payeeName: 160, account: 20, bankName: 45, bik: 9 } as const;
  const missing = Object.keys(required).filter(
    (name) => clean(payment[name as keyof typeof required]) === '',
  );
  if (missing.length > 0) throw new AppError('invalid_input', 'requisites_missing', { fields: missing });
  const correspondent = clean(payment.correspondentAccount);
  const fields: readonly (readonly [string, string, number])[] = [
    ['Name', payment.payeeName, required.payeeName],
    ['PersonalAcc', payment.account, required.account],
    ['BankName', payment.bankName, required.bankName],
    ['BIC', payment.bik, required.bik],
    ['CorrespAcc', correspondent === '' ? '0' : correspondent, 20],
    ['PayeeINN', payment.payeeInn ?? '', 12],
    ['KPP', payment.kpp ?? '', 9],
    ['Sum', payment.sumMinor === undefined ? '' : String(payment.sumMinor), 18],
    ['Purpose', payment.purpose ?? '', 210],
  ];
  const pairs = fields
    .map(([key, value, length]) => [key, cut(clean(value), length)] as const)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${value}`);
  return ['ST00012', ...pairs].join('|');
}

/** The separator and line breaks must not occur in values. */
function clean(value: string): string {
  return value.replace(/[|\s\u00a0]+/g, ' ').trim();
}

function cut(value: string, length: number): string {
  return [...value].slice(0, length).join('').trim();
}
