// A company to test with: valid Azerbaijani requisites, made up.
import type { Input } from '#shared/contract/index.ts';

type SetUp = Input<'company.setUp'>;

/** A new object each time, to be changed by the test. */
export function setUpInput(): SetUp & { organization: { taxId?: string }; user: { timeZone: string } } {
  return {
    organization: {
      name: 'Nümunə MMC',
      legalName: '"Nümunə" MMC',
      country: 'AZ',
      taxId: '1400057421',
      legalAddress: 'AZ1000, Bakı, Nümunə küç. 1',
      phone: '+994 12 555 00 00',
      email: 'satis@example.az',
      headName: 'Elçin Əliyev',
      headTitle: 'Direktor',
      accountantName: 'Nigar Quliyeva',
      currency: 'AZN',
      vatCode: 'vat18',
      bankAccounts: [
        {
          bankName: 'Kapital Bank',
          bankCode: '200004',
          bankTaxId: '9900003611',
          swift: 'AIIBAZ2X',
          account: 'AZ21NABZ00000000137010001944',
          corrAccount: 'AZ37NABZ01350100000000001944',
          currency: 'AZN',
        },
      ],
    },
    user: { name: 'Aysel Məmmədova', email: 'aysel@example.az', language: 'az', timeZone: 'Asia/Baku' },
  };
}
