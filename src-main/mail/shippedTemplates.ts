// The letter texts that come with the program, as data. A company changes its own copies of them.
import type { Language } from '#shared/domain/language.ts';

export const templateKinds = ['invoice', 'quote'] as const;
export type TemplateKind = (typeof templateKinds)[number];

export type TemplateText = { name: string; subject: string; body: string; signature: string };

const invoiceTexts: Readonly<Record<Language, TemplateText>> = {
  en: {
    name: 'Invoice',
    subject: 'Invoice {number} of {date} from {organization}',
    body: `{greeting}

Please find attached our invoice {number} of {date} for {total}.
Payment is due by {dueDate}.

If you have any questions, simply reply to this e-mail.`,
    signature: `Kind regards,
{user}
{organization}
{userPhone}`,
  },
  az: {
    name: 'Hesab-faktura',
    subject: '{organization}: {date} tarixli {number} nömrəli hesab-faktura',
    body: `{greeting}

{date} tarixli, {total} məbləğində {number} nömrəli hesab-fakturanı əlavədə göndəririk.
Ödənişin son tarixi: {dueDate}.

Sualınız olarsa, bu məktuba cavab yazmağınız kifayətdir.`,
    signature: `Hörmətlə,
{user}
{organization}
{userPhone}`,
  },
  ru: {
    name: 'Счёт на оплату',
    subject: 'Счёт на оплату № {number} от {date} – {organization}',
    body: `{greeting}

Направляем счёт на оплату № {number} от {date} на сумму {total}. Документ – во вложении.
Просим оплатить его не позднее {dueDate}.

Если появятся вопросы, просто ответьте на это письмо.`,
    signature: `С уважением,
{user}
{organization}
{userPhone}`,
  },
};

const quoteTexts: Readonly<Record<Language, TemplateText>> = {
  en: {
    name: 'Quotation',
    subject: 'Quotation {number} of {date} from {organization}',
    body: `{greeting}

Please find attached our quotation {number} of {date} for {total}.
This is version {version}; it replaces the earlier ones.
The quotation is valid until {validUntil}.

To place the order, or if you have any questions, simply reply to this e-mail.`,
    signature: invoiceTexts.en.signature,
  },
  az: {
    name: 'Kommersiya təklifi',
    subject: '{organization}: {date} tarixli {number} nömrəli kommersiya təklifi',
    body: `{greeting}

{date} tarixli, {total} məbləğində {number} nömrəli kommersiya təklifimizi əlavədə göndəririk.
Təklifin variantı: {version}. O, əvvəlki variantları əvəz edir.
Təklifin qüvvədə olma müddəti: {validUntil} tarixinədək.

Sifariş vermək üçün və ya sualınız olarsa, bu məktuba cavab yazmağınız kifayətdir.`,
    signature: invoiceTexts.az.signature,
  },
  ru: {
    name: 'Коммерческое предложение',
    subject: 'Коммерческое предложение № {number} от {date} – {organization}',
    body: `{greeting}

Направляем коммерческое предложение № {number} от {date} на сумму {total}. Документ – во вложении.
Это вариант № {version}, он заменяет предыдущие.
Предложение действует до {validUntil} включительно.

Чтобы сделать заказ или задать вопрос, просто ответьте на это письмо.`,
    signature: invoiceTexts.ru.signature,
  },
};

export const shippedTexts: Readonly<Record<TemplateKind, Readonly<Record<Language, TemplateText>>>> = {
  invoice: invoiceTexts,
  quote: quoteTexts,
};
