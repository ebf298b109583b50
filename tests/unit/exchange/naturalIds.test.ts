import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childId, naturalId } from '#main/exchange/naturalIds.ts';
import { childId as sharedChildId, naturalId as sharedId } from '#shared/domain/ids.ts';

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

  it('of rows that belong to an item begin with its id, and are those of the shared rule', () => {
    const item = sharedId('items', 'A-1');
    const price = childId('prices', item, 'retail');
    expect(price).toBe(sharedChildId('prices', item, 'retail'));
    expect(price).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(price.slice(0, 13)).toBe(item.slice(0, 13));
    expect(childId('prices', item, 'dealer')).not.toBe(price);
    expect(childId('stocks', item, 'retail')).not.toBe(price);
  });
});
