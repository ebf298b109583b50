// A workstation that its hub does not know (any more): it shows what the hub said of it; where it cannot, it says so and keeps
// all it has.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { HelloIn, HelloOut, type SignedCertificate } from '#shared/sync/deviceProtocol.ts';
import { seedCompany } from '#tests/tools/seedCompany.ts';
import { type Office, openOfficeWith, waitingIn } from '#tests/tools/syncOffice.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

let office: Office;
let a: TestCore;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ office, a, close } = await openOfficeWith('a'));
});
afterEach(() => close());

const certificate = (): SignedCertificate | null => {
  const row = a.core.gate.sql.get<{ text: string | null }>(
    'SELECT device_certificate AS text FROM sync_state',
  );
  return row?.text ? (JSON.parse(row.text) as SignedCertificate) : null;
};
/** As a copy of before it was let in. */
const forget = (): Promise<unknown> => office.hub.store.sql.transact((sql) => sql('DELETE FROM devices', []));

test('one that joined before there were certificates has one after its next hello, and comes back by it', async () => {
  const { userId, partnerId } = await seedCompany(a);
  const laptop = await office.join(a, userId, { brings: true });
  expect(certificate()).toBe(null);
  await laptop.cycle();
  expect(certificate()?.certificate).toMatchObject({ device: laptop.deviceId, user: userId, role: 'admin' });
  await forget();
  await a.client.call('partners.update', { id: partnerId, name: 'Yeni ad', city: 'Bakı', country: 'AZ' });
  // In the midst of its cycle, and greeted as it was.
  await laptop.cycle();
  expect(waitingIn(a)).toBe(0);
  expect(await office.hub.store.findDevice('main', laptop.deviceId)).toMatchObject({ userId });
});

test('a hub of a version from before: unknown as ever, told by its name, and nothing is lost', async () => {
  const { service } = office.hub;
  const { callsOf } = service;
  service.callsOf = (id) => ({
    ...callsOf(id),
    // What is not in its schema is left out, both ways.
    async hello({ certificate: _certificate, run: _run, ...said }) {
      const { certificate: _given, ...answer } = await callsOf(id).hello(HelloIn.parse(said));
      return HelloOut.parse(answer);
    },
    admit: () => Promise.reject(new AppError('not_found', 'no_such_call')),
  });
  const { userId, partnerId } = await seedCompany(a);
  const laptop = await office.join(a, userId, { brings: true });
  await laptop.cycle();
  expect(certificate()).toBe(null);
  service.callsOf = callsOf;
  await office.again(a).cycle();
  const held = certificate();
  expect(held).not.toBe(null);
  service.callsOf = (id) => ({
    ...callsOf(id),
    admit: () => Promise.reject(new AppError('not_found', 'no_such_call')),
  });
  await forget();
  await a.client.call('partners.update', { id: partnerId, name: 'Yeni ad', city: 'Bakı', country: 'AZ' });
  await expect(office.again(a).cycle()).rejects.toMatchObject({
    code: 'forbidden',
    reason: 'unknown_device',
  });
  expect([waitingIn(a), certificate()]).toEqual([1, held]);
});

test('a certificate that does not convince: unknown, and nothing is lost', async () => {
  const { userId, partnerId } = await seedCompany(a);
  const laptop = await office.join(a, userId, { brings: true });
  await laptop.cycle();
  const held = certificate()!;
  const altered = { ...held, certificate: { ...held.certificate, user: 'another' } };
  a.core.gate.write({ command: 'test', commandId: 'test', isUndoable: false, isReplay: true }, (tx) => {
    tx.sql.run('UPDATE sync_state SET device_certificate = ?', [JSON.stringify(altered)]);
    return {};
  });
  await forget();
  await a.client.call('partners.update', { id: partnerId, name: 'Yeni ad', city: 'Bakı', country: 'AZ' });
  await expect(laptop.cycle()).rejects.toMatchObject({ code: 'forbidden', reason: 'unknown_device' });
  expect(waitingIn(a)).toBe(1);
  expect(await office.hub.store.findDevice('main', laptop.deviceId)).toBe(undefined);
});
