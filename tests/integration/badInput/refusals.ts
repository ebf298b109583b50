// What every refusal of bad input must keep: the exact error, the rows as they were, a sentence in each language.
import { expect } from 'vitest';
import { az } from '#renderer/i18n/messages/az.ts';
import { en } from '#renderer/i18n/messages/en.ts';
import { ru } from '#renderer/i18n/messages/ru.ts';
import { AppError } from '#shared/contract/errors.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

export type Refusal = { code: string; reason: string; details?: object };

/** In English, Azerbaijani and Russian; `fields` leaves the words to each field's own code. */
function textsOf(reason: string): string[] {
  return [en, az, ru].map(({ reasons, errors }) => {
    const texts: Record<string, unknown> = reasons;
    return reason === 'fields' ? errors.invalid_input : String(texts[reason] ?? '');
  });
}

/** A person is told in the chosen language. */
export function expectTexts(reason: string): void {
  const texts = textsOf(reason);
  expect([reason, texts.every((text) => text.length > 3), new Set(texts).size]).toEqual([reason, true, 3]);
}

/** `run` is refused with exactly this code and reason, and there is a sentence for it. */
export async function expectError(run: () => Promise<unknown>, refusal: Refusal): Promise<void> {
  const error = await run().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject(refusal);
  expectTexts(refusal.reason);
}

/** Likewise, and no row has changed. */
export async function expectRefused(
  t: TestCore,
  run: () => Promise<unknown>,
  refusal: Refusal,
): Promise<void> {
  const before = dumpTables(t.core.gate);
  await expectError(run, refusal);
  expect(dumpTables(t.core.gate)).toBe(before);
}
