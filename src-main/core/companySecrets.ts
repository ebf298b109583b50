// Names of everything a company keeps in the platform's secrets: what goes with it when it is wiped.
import { secretOf } from '../mail/index.ts';
import type { Gate } from '../store/gate.ts';
import { secretOfDevice } from '../sync/index.ts';
import { allLineIds, secretsOfLine } from '../telephony/index.ts';

export function listSecrets(gate: Gate, deviceId: string): string[] {
  const accounts = gate.sql.all<{ id: string }>('SELECT id FROM mail_accounts');
  return [
    ...accounts.map(({ id }) => secretOf(id)),
    ...allLineIds(gate.read()).flatMap(secretsOfLine),
    secretOfDevice(deviceId),
  ];
}
