// Joining an office: whom we speak to, the code, the key. Writes nothing here before the hub has answered.
import { hostname } from 'node:os';
import { AppError } from '#shared/contract/errors.ts';
import { EnrolOut } from '#shared/sync/deviceProtocol.ts';
import type { ReadSql } from '../store/sql.ts';
import { checkAddress, meet, plainFingerprint } from './certificate.ts';
import type { SigningKeys } from './deviceKeys.ts';
import { createHubHttp } from './hubHttp.ts';
import type { Joined } from './join.repo.ts';

export type JoinAsked = { url: string; code: string; pin: string; name: string };

/** @throws AppError forbidden/certificate_unknown (details.fingerprint), forbidden/pin_mismatch; before the code is spent */
async function trustOf(url: string, pin: string): Promise<Pick<Joined, 'hubPin' | 'hubCertificate'>> {
  if (!url.startsWith('https:')) return { hubPin: null, hubCertificate: null };
  const { isVouchedFor, fingerprint, pem } = await meet(url);
  const wanted = plainFingerprint(pin);
  if (wanted === '' && isVouchedFor) return { hubPin: null, hubCertificate: null };
  if (wanted === '') throw new AppError('forbidden', 'certificate_unknown', { fingerprint });
  if (wanted !== fingerprint) throw new AppError('forbidden', 'pin_mismatch', { fingerprint });
  return { hubPin: fingerprint, hubCertificate: pem };
}

const codeReasons = ['wrong_code', 'code_expired', 'code_used', 'too_many_tries'];

/** What the hub says of a code it does not take, in the word of our contract. */
function asJoinError(error: unknown): unknown {
  if (!(error instanceof AppError) || !codeReasons.includes(error.reason)) return error;
  return new AppError('forbidden', 'bad_code', { reason: error.reason }, { cause: error });
}

/**
 * @param sql of a company that is set up (it can only go to an empty hub), or of none
 * @throws AppError conflict/hub_not_empty – the code is spent then –, forbidden/bad_code; and what talking throws
 */
export async function enrol(
  asked: JoinAsked,
  { sql, keys }: { sql: ReadSql; keys: SigningKeys },
): Promise<Joined> {
  const url = checkAddress(asked.url);
  const trust = await trustOf(url, asked.pin);
  const device = sql.get<{ prefix: string; userId: string | null }>(
    'SELECT prefix, user_id AS userId FROM device',
  );
  const isSetUp = (device?.userId ?? null) !== null;
  const http = createHubHttp({ url, certificate: trust.hubCertificate });
  try {
    const json = {
      ...{ code: asked.code.trim(), publicKey: await keys.make(), name: asked.name || hostname() || 'Yolda' },
      ...{ prefix: device?.prefix ?? '', user: device?.userId ?? '' },
    };
    const answer = EnrolOut.safeParse(await http.ask({ method: 'POST', path: '/v1/enrol', json }));
    if (!answer.success) throw new AppError('unavailable', 'bad_answer');
    const { device: deviceId, user: userId, prefix, hubKey, isEmpty, certificate } = answer.data;
    if (isSetUp && !isEmpty) throw new AppError('conflict', 'hub_not_empty');
    await keys.adopt(deviceId);
    return {
      ...{ hubUrl: url, ...trust, hubKey, deviceId, deviceCertificate: certificate },
      ...{ userId, prefix, isBringing: isSetUp },
    };
  } catch (error) {
    throw asJoinError(error);
  } finally {
    http.close();
  }
}
