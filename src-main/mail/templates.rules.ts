// Filling of letter templates: fields in braces, the greeting, lines that fall away when they say nothing.
import { AppError } from '#shared/contract/errors.ts';
import type { Language } from '#shared/domain/language.ts';

export const templateFields = [
  'greeting',
  'number',
  'date',
  'total',
  'dueDate',
  'validUntil',
  'version',
  'organization',
  'legalName',
  'taxId',
  'phone',
  'email',
  'site',
  'recipient',
  'user',
  'userPhone',
  'userEmail',
] as const;
export type TemplateField = (typeof templateFields)[number];
export type TemplateValues = Readonly<Record<TemplateField, string>>;

const fieldPattern = /\{([^{}\n]*)\}/g;

function isField(name: string): name is TemplateField {
  return (templateFields as readonly string[]).includes(name);
}

type TemplateTexts = { subject: string; body: string; signature: string };

/** Names in braces that are no field, with the text they stand in. */
export function unknownFields(texts: TemplateTexts): { path: string; name: string }[] {
  return Object.entries(texts).flatMap(([path, text]) =>
    [...text.matchAll(fieldPattern)].flatMap(([, name = '']) => (isField(name) ? [] : [{ path, name }])),
  );
}

/** @throws AppError invalid_input/unknown_field naming where */
export function checkTemplate(texts: TemplateTexts): void {
  const [first, ...rest] = unknownFields(texts);
  if (first === undefined) return;
  throw new AppError('invalid_input', 'unknown_field', {
    fields: [first, ...rest].map(({ path }) => ({ path, code: 'unknown_field' })),
    name: first.name,
  });
}

/** A line whose fields are all empty falls away: no due date, no "due by". */
export function fillTemplate(text: string, values: TemplateValues): string {
  const lines = text.split('\n').filter((line) => {
    const names = [...line.matchAll(fieldPattern)].map(([, name = '']) => name).filter(isField);
    return names.length === 0 || names.some((name) => values[name] !== '');
  });
  return lines
    .join('\n')
    .replaceAll(fieldPattern, (whole, name: string) => (isField(name) ? values[name] : whole));
}

const greetings: Readonly<Record<Language, { start: string; end: string; nameless: string; known: RegExp }>> =
  {
    en: { start: 'Dear', end: ',', nameless: 'Hello,', known: /^(dear|hello|hi|good)\b/i },
    az: { start: 'Hörmətli', end: ',', nameless: 'Salam,', known: /^(hörmətli|salam|əziz|xoş)([\s,]|$)/i },
    ru: {
      start: 'Здравствуйте,',
      end: '!',
      nameless: 'Здравствуйте!',
      known: /^(здравствуй|уважаем|добр|дорог|привет)/i,
    },
  };

/**
 * By the contact's own form of address when there is one (`Əli bəy`, or whole: `Salam, Əli bəy`), else by
 * name, else without.
 */
export function greet(language: Language, name: string, salutation: string): string {
  const words = greetings[language];
  const called = (salutation || name).trim().replace(/[,!.\s]+$/, '');
  if (called === '') return words.nameless;
  const isWhole = salutation !== '' && words.known.test(called);
  return isWhole ? `${called}${words.end}` : `${words.start} ${called}${words.end}`;
}
