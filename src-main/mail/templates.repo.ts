// Rows of letter templates: one a kind and language, with ids that two workstations make alike.
import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import { naturalId } from '#shared/domain/ids.ts';
import { type Language, languages } from '#shared/domain/language.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { letterTemplates, users } from '../store/schema/index.ts';
import { shippedTexts, type TemplateKind, type TemplateText, templateKinds } from './shippedTemplates.ts';

export type TemplateRow = TemplateText & { id: string; kind: TemplateKind; language: Language };

const templateId = (kind: TemplateKind, language: Language): string =>
  naturalId('letter_templates', kind, language);

const everyTemplate = templateKinds.flatMap((kind) =>
  [...languages].sort().map(
    (language): TemplateRow => ({
      id: templateId(kind, language),
      kind,
      language,
      ...shippedTexts[kind][language],
    }),
  ),
);

function loadRow(context: ReadContext, id: string): TemplateRow | undefined {
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
    .where(and(eq(letterTemplates.id, id), isNull(letterTemplates.deletedAt)))
    .get();
}

/** One a kind and language; a company older than a kind has the shipped text of it until it writes its own. */
export function listTemplates(context: ReadContext): TemplateRow[] {
  return everyTemplate.map((shipped) => loadRow(context, shipped.id) ?? shipped);
}

/** The company's own text, or the one that came with the program. */
export function loadLetterText(context: ReadContext, kind: TemplateKind, language: Language): TemplateText {
  return loadRow(context, templateId(kind, language)) ?? shippedTexts[kind][language];
}

function insertTemplate(tx: WriteContext, row: TemplateRow): void {
  tx.orm
    .insert(letterTemplates)
    .values({ ...row, createdAt: tx.now, updatedAt: tx.now })
    .onConflictDoNothing()
    .run();
}

/** Gives a new company its copies of the shipped texts; what is there stays as it is. */
export function ensureTemplates(tx: WriteContext): void {
  for (const row of everyTemplate) insertTemplate(tx, row);
}

/** @throws AppError not_found/template_gone */
export function saveTemplate(tx: WriteContext, id: string, text: TemplateText): void {
  const shipped = everyTemplate.find((template) => template.id === id);
  if (shipped !== undefined) insertTemplate(tx, { ...shipped, ...text });
  const done = tx.orm
    .update(letterTemplates)
    .set({ ...text, updatedAt: tx.now })
    .where(and(eq(letterTemplates.id, id), isNull(letterTemplates.deletedAt)))
    .run();
  if (done.changes === 0) throw new AppError('not_found', 'template_gone');
}

/** The shipped text again, in the template's language. @throws AppError not_found/template_gone */
export function resetTemplate(tx: WriteContext, id: string): void {
  const shipped = everyTemplate.find((template) => template.id === id);
  if (shipped === undefined) throw new AppError('not_found', 'template_gone');
  saveTemplate(tx, id, shippedTexts[shipped.kind][shipped.language]);
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
