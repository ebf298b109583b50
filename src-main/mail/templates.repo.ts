// Rows of letter templates: one a kind and language, with ids that two workstations make alike.
import { and, asc, eq, isNull } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import { naturalId } from '#shared/domain/ids.ts';
import { type Language, languages } from '#shared/domain/language.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { letterTemplates, users } from '../store/schema/index.ts';
import { shippedInvoiceTexts, type TemplateText } from './shippedTemplates.ts';

export type TemplateRow = TemplateText & { id: string; kind: 'invoice'; language: Language };

const templateId = (language: Language): string => naturalId('letter_templates', 'invoice', language);

export function listTemplates(context: ReadContext): TemplateRow[] {
  return context.orm
    .select({
      id: letterTemplates.id,
      kind: letterTemplates.kind,
      language: letterTemplates.language,
      name: letterTemplates.name,
      subject: letterTemplates.subject,
      body: letterTemplates.body,
      signature: letterTemplates.signature,
    })
    .from(letterTemplates)
    .where(isNull(letterTemplates.deletedAt))
    .orderBy(asc(letterTemplates.kind), asc(letterTemplates.language), asc(letterTemplates.createdAt))
    .all();
}

/** The company's own text, or the one that came with the program. */
export function loadInvoiceText(context: ReadContext, language: Language): TemplateText {
  return listTemplates(context).find((row) => row.language === language) ?? shippedInvoiceTexts[language];
}

/** Gives a new company its copies of the shipped texts; what is there stays as it is. */
export function ensureTemplates(tx: WriteContext): void {
  for (const language of languages) {
    tx.orm
      .insert(letterTemplates)
      .values({
        id: templateId(language),
        kind: 'invoice',
        language,
        ...shippedInvoiceTexts[language],
        createdAt: tx.now,
        updatedAt: tx.now,
      })
      .onConflictDoNothing()
      .run();
  }
}

/** @throws AppError not_found/template_gone */
export function saveTemplate(tx: WriteContext, id: string, text: TemplateText): void {
  const done = tx.orm
    .update(letterTemplates)
    .set({ ...text, updatedAt: tx.now })
    .where(and(eq(letterTemplates.id, id), isNull(letterTemplates.deletedAt)))
    .run();
  if (done.changes === 0) throw new AppError('not_found', 'template_gone');
}

/** The shipped text again, in the template's language. @throws AppError not_found/template_gone */
export function resetTemplate(tx: WriteContext, id: string): void {
  const row = listTemplates(tx).find((template) => template.id === id);
  if (row === undefined) throw new AppError('not_found', 'template_gone');
  saveTemplate(tx, id, shippedInvoiceTexts[row.language]);
}

/** How the writer of a letter is reached. */
export function loadWriter(context: ReadContext): { phone: string; email: string } {
  const row = context.orm
    .select({ phone: users.phone, email: users.email })
    .from(users)
    .where(eq(users.id, context.user.id))
    .get();
  return row ?? { phone: '', email: '' };
}
