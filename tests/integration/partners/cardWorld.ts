// A small company with one partner that has a legal entity and a contact, for the tests of the client card.
import { dumpTables } from '#tests/tools/dump.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

export const nowMs = Date.UTC(2026, 10, 23, 8);

export type CardWorld = {
  t: TestCore;
  call: TestCore['client']['call'];
  partnerId: string;
  legalEntityId: string;
  contactId: string;
  /** Does a command, and checks that undo and redo bring back equal companies. Leaves it done. */
  walk<T>(run: () => Promise<T>): Promise<T>;
};

export async function openCardWorld(): Promise<CardWorld> {
  const t = await openTestCore({ nowMs });
  const call: CardWorld['call'] = (name, input, options) => t.client.call(name, input, options);
  await call('company.setUp', setUpInput());
  const { id: partnerId } = await call('partners.create', {
    name: 'Xəzər MMC',
    country: 'AZ',
    reach: [{ kind: 'phone', value: '050 200 12 34' }],
  });
  const { id: legalEntityId } = await call('partners.createLegalEntity', {
    partnerId,
    name: '"Xəzər" MMC',
    country: 'AZ',
    taxId: '1400057421',
  });
  const { id: contactId } = await call('partners.createContact', { partnerId, name: 'Leyla' });
  const walk: CardWorld['walk'] = async (run) => {
    const before = dumpTables(t.core.gate);
    const result = await run();
    const after = dumpTables(t.core.gate);
    if (after === before) throw new Error('the command changed nothing');
    await call('operations.undo', {});
    if (dumpTables(t.core.gate) !== before) throw new Error('undo left something');
    await call('operations.redo', {});
    if (dumpTables(t.core.gate) !== after) throw new Error('redo differs');
    return result;
  };
  return { t, call, partnerId, legalEntityId, contactId, walk };
}
