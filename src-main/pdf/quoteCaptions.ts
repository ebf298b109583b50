// The printed words of a quote where they are not an invoice's: title, term, buyer, total, and the page of what changed.
import { type Captions, captionsOf } from './captions.ts';
import type { InvoiceLayout, InvoiceModel } from './invoiceModel.ts';
import { printDate } from './printFormat.ts';

const quoteWords: Record<InvoiceLayout, Partial<Captions>> = {
  az: {
    title: (number) => `Kommersiya təklifi № ${number}`,
    dueDate: 'Qüvvədədir',
    total: 'Cəmi məbləğ:',
  },
  ru: {
    title: (number, date) => `Коммерческое предложение № ${number} от ${date}`,
    dueDate: 'Действует до',
    total: 'Всего:',
  },
  en: {
    title: (number) => `Quotation № ${number}`,
    dueDate: 'Valid until',
    buyer: 'Prepared for',
    total: 'Total:',
  },
};

export type ChangeCaptions = {
  title: (number: string, date: string) => string;
  before: string;
  after: string;
  difference: string;
  total: string;
  nothing: string;
};

export const changeCaptions: Record<InvoiceLayout, ChangeCaptions> = {
  az: {
    title: (number, date) => `${date} tarixli № ${number} təklifə nisbətən dəyişikliklər`,
    before: 'Əvvəl',
    after: 'İndi',
    difference: 'Fərq',
    total: 'Cəmi',
    nothing: 'Sətirlər dəyişməyib.',
  },
  ru: {
    title: (number, date) => `Что изменилось по сравнению с предложением № ${number} от ${date}`,
    before: 'Было',
    after: 'Стало',
    difference: 'Разница',
    total: 'Всего',
    nothing: 'Строки не изменились.',
  },
  en: {
    title: (number, date) => `What changed since quotation № ${number} of ${date}`,
    before: 'Before',
    after: 'Now',
    difference: 'Difference',
    total: 'Total',
    nothing: 'The lines have not changed.',
  },
};

/** The words that this document is printed with. */
export function captionsFor({ layout, kind }: Pick<InvoiceModel, 'layout' | 'kind'>): Captions {
  const words = captionsOf[layout];
  return kind === 'quote' ? { ...words, ...quoteWords[layout] } : words;
}

/** A quote as another document names it. */
export function quoteTitle(layout: InvoiceLayout, number: string, date: string): string {
  const day = printDate(date, layout);
  const title = captionsFor({ layout, kind: 'quote' }).title(number, day);
  return title.includes(day) ? title : `${title}, ${day}`;
}
