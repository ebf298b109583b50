// The letter texts that come with the program, as data. A company changes its own copies of them.
import type { Language } from '#shared/domain/language.ts';

export type TemplateText = { name: string; subject: string; body: string; signature: string };

export const shippedInvoiceTexts: Readonly<Record<Language, TemplateText>> = {
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
