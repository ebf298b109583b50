// Numbers in what somebody copied: each once, in one form, with its extension.
import { describe, expect, it } from 'vitest';
import { numbersInText } from '#shared/domain/numbersInText.ts';

describe('numbersInText', () => {
  it.each([
    ['call me +7 (495) 123-45-67 доб. 12', 'AZ', ['+74951234567 12']],
    ['Tel.: 012 555 01 01 (daxili 12)', 'AZ', ['+994125550101 12']],
    ['8 (495) 123-45-67 внутр. 9', 'RU', ['+74951234567 9']],
    ['050 200 12 34 və ya 055-200-12-34', 'AZ', ['+994502001234', '+994552001234']],
    ['0502001234/0552001234', 'AZ', ['+994502001234', '+994552001234']],
    ['0502001234\n+994 50 200 12 34', 'AZ', ['+994502001234']],
    ['Müqavilə 2024-0001, 26.11.2026 18:00', 'AZ', []],
    ['101', 'AZ', []],
    ['', 'AZ', []],
    ['0502001234', '', []],
  ])('%j of %s', (text, country, expected) => {
    const found = numbersInText(text, country).map(({ e164, extension }) => `${e164} ${extension}`.trim());
    expect(found).toEqual(expected);
  });

  it('looks at no more than it must, and offers few', () => {
    const many = Array.from({ length: 50 }, (_, index) => `05020012${String(index).padStart(2, '0')}`);
    expect(numbersInText(many.join('\n'), 'AZ')).toHaveLength(5);
    expect(numbersInText(`${' '.repeat(30_000)}0502001234`, 'AZ')).toEqual([]);
  });
});
