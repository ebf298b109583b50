// The core writes into the client's interaction what the card said when it was chosen: the same words in each language.
import { describe, expect, it } from 'vitest';
import { callTexts } from '#main/telephony/callLogTexts.rules.ts';
import { calls as az } from '#renderer/i18n/messages/az/calls.ts';
import { calls as en } from '#renderer/i18n/messages/en/calls.ts';
import { calls as ru } from '#renderer/i18n/messages/ru/calls.ts';

describe('what came of a call', () => {
  it.each(Object.entries({ az, en, ru }))('has one name in %s', (language, messages) => {
    const { outcomes } = callTexts[language as keyof typeof callTexts];
    for (const [outcome, text] of Object.entries(outcomes))
      expect(messages[`outcome_${outcome}` as 'outcome_agreed']).toBe(text);
  });
});
