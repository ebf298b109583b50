// The text of a statement «1CClientBankExchange» as accounts and payments, with what cannot be read told by its line.
// Pure; which account is ours and which invoice is paid is decided elsewhere.
import { AppError } from '#shared/contract/errors.ts';
import { parseDateOnly } from '#shared/domain/dates.ts';
import { fold } from '#shared/domain/fold.ts';
import { parseDecimal } from '#shared/domain/money.ts';

export type Side = { account: string; name: string; taxId: string; kpp: string };

export type Payment = {
  /** Where its section begins in the file. */
  line: number;
  number: string;
  /** Of the order. */
  date: string;
  /** The day the money came; '' when the bank does not say. */
  receivedOn: string;
  amountMinor: number;
  payer: Side;
  payee: Side;
  purpose: string;
};

export type StatementProblem = { line: number; ref?: string; reason: string };

export type Statement = {
  version: string;
  /** Of the head and of the sections of accounts, each once. */
  accounts: string[];
  payments: Payment[];
  problems: StatementProblem[];
};

/** Banks group the digits. */
const accountText = (account: string): string => account.replace(/\s/g, '');

/** As it is compared. */
export const accountKey = (account: string): string => fold(accountText(account));

type Section = { line: number; fields: Map<string, string> };

const firstLine = '1CClientBankExchange';
const maxTextChars = 2000;

/** `481.00`, `481,00`, `1 481.00`. */
function amountOf(text: string): number | undefined {
  const amount = parseDecimal(text.replace(/[\s\u00a0]/g, '').replace(',', '.'), 2);
  return amount === undefined || amount.isRounded || amount.value <= 0 ? undefined : amount.value;
}

/** `ИНН 7707083893 ООО "Пример"`: old files put the tax id before the name. */
const prefix = /^\s*(?:ИНН|INN|VÖEN|ВОЕН)\s*:?\s*(\d{10,12})\s*[,;]?\s*/i;

function sideOf({ fields }: Section, role: 'Плательщик' | 'Получатель'): Side {
  const of = (key: string): string => fields.get(role + key)?.trim() ?? '';
  const whole = of('');
  return {
    account: accountText(of('Счет') || of('РасчСчет')),
    name: (of('1') || whole.replace(prefix, '')).slice(0, 250),
    taxId: of('ИНН').replace(/\s/g, '') || (prefix.exec(whole)?.[1] ?? ''),
    kpp: of('КПП').replace(/^0+$/, ''),
  };
}

/** The whole, or its parts `НазначениеПлатежа1` … `6`. */
function purposeOf({ fields }: Section): string {
  const whole = fields.get('НазначениеПлатежа')?.trim() ?? '';
  const parts = [1, 2, 3, 4, 5, 6].map((part) => fields.get(`НазначениеПлатежа${part}`)?.trim() ?? '');
  return (whole || parts.filter((part) => part !== '').join(' ')).slice(0, maxTextChars);
}

function toPayment(section: Section): Payment | { reason: string } {
  const { line, fields } = section;
  const date = parseDateOnly(fields.get('Дата') ?? '');
  const received = fields.get('ДатаПоступило')?.trim() ?? '';
  const receivedOn = received === '' ? '' : parseDateOnly(received);
  if (date === undefined || receivedOn === undefined) return { reason: 'date_invalid' };
  const amountMinor = amountOf(fields.get('Сумма') ?? '');
  if (amountMinor === undefined) return { reason: 'number_invalid' };
  const number = fields.get('Номер')?.trim().slice(0, 40) ?? '';
  const [payer, payee] = [sideOf(section, 'Плательщик'), sideOf(section, 'Получатель')];
  return { line, number, date, receivedOn, amountMinor, payer, payee, purpose: purposeOf(section) };
}

function createReader() {
  const accounts = new Set<string>();
  const statement: Omit<Statement, 'accounts'> = { version: '', payments: [], problems: [] };
  let section: Section | undefined;
  let lastKey = '';
  let isOver = false;
  const problem = (line: number, reason: string, ref = ''): void => {
    statement.problems.push({ line, reason, ...(ref === '' ? {} : { ref }) });
  };
  const endDocument = (): void => {
    if (section === undefined) return;
    const payment = toPayment(section);
    if ('reason' in payment) problem(section.line, payment.reason, section.fields.get('Номер')?.trim());
    else statement.payments.push(payment);
    section = undefined;
  };
  /** A section that a new one or the end of the file cuts off. */
  const cutDocument = (): void => {
    if (section !== undefined) problem(section.line, 'section_cut', section.fields.get('Номер')?.trim());
    section = undefined;
  };
  const set = (key: string, value: string): void => {
    lastKey = key;
    if (section !== undefined) section.fields.set(key, value);
    else if (key === 'ВерсияФормата') statement.version = value.trim();
    else if (key === 'РасчСчет' && value.trim() !== '') accounts.add(accountText(value));
  };
  return {
    read(text: string, line: number): void {
      const [, key = '', value = ''] = /^([\p{L}\d]+)=(.*)$/u.exec(text) ?? [];
      if (text === 'КонецФайла') isOver = true;
      else if (text === 'КонецДокумента') endDocument();
      else if (key === 'СекцияДокумент') {
        cutDocument();
        section = { line, fields: new Map() };
        lastKey = '';
      } else if (key !== '') set(key, value);
      // Some banks break a long purpose over lines: such a line goes on with the last value.
      else if (section !== undefined && lastKey !== '')
        section.fields.set(lastKey, `${section.fields.get(lastKey) ?? ''} ${text}`);
    },
    end(line: number): Statement {
      cutDocument();
      if (!isOver) problem(line, 'statement_cut');
      return { ...statement, accounts: [...accounts] };
    },
  };
}

/** @throws AppError invalid_input/not_statement {file} */
export function parseStatement(text: string, file: string): Statement {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  if (lines[0]?.trim() !== firstLine) throw new AppError('invalid_input', 'not_statement', { file });
  const reader = createReader();
  lines.forEach((line, index) => {
    if (line.trim() !== '') reader.read(line.trim(), index + 1);
  });
  return reader.end(lines.length);
}
