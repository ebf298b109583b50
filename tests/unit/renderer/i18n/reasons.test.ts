// Every refusal the contract declares has a sentence in three languages: by its code, and by its reason.
import { describe, expect, it } from 'vitest';
import { az } from '#renderer/i18n/messages/az.ts';
import { en } from '#renderer/i18n/messages/en.ts';
import { ru } from '#renderer/i18n/messages/ru.ts';
import { errorCodes } from '#shared/contract/errors.ts';
import { allCalls } from '#shared/contract/index.ts';

const catalogues = { en, az, ru };
const declared = [...new Set(allCalls().flatMap(([, def]) => ('reasons' in def ? def.reasons : [])))].sort();

describe.each(Object.entries(catalogues))('%s', (_language, { errors, reasons }) => {
  it('has a sentence for every error code', () => {
    expect(errorCodes.filter((code) => !errors[code]?.trim())).toEqual([]);
  });

  it('has a sentence for every reason the contract declares', () => {
    const known: Readonly<Record<string, string>> = reasons;
    expect(declared.length).toBeGreaterThan(30);
    expect(declared.filter((reason) => !known[reason]?.trim())).toEqual([]);
  });
});
