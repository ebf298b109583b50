import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naturalId } from '#main/exchange/naturalIds.ts';
import { naturalId as sharedId } from '#shared/domain/ids.ts';

describe('ids of an import', () => {
  it('are those of the shared rule, for any text', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 4 }), (table, parts) => {
        expect(naturalId(table, ...parts)).toBe(sharedId(table, ...parts));
      }),
      { numRuns: 50 },
    );
    expect(naturalId('prices', 'Əşya|1', 'розница')).toBe(sharedId('prices', 'Əşya|1', 'розница'));
  });
});
