// The workstations of a Monday morning: a thousand devices with real enrolments, keys and tokens, each with the work of some
// days to send. They speak HTTP as the workstation does and come again later when the hub says so.
import { randomUUID, sign } from 'node:crypto';
import { Agent, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type Place, tenant, withStore } from '#hub/place.ts';
import { retryMs } from '#main/sync/pacer.ts';
import { newRowId } from '#shared/domain/ids.ts';
import { tokenText } from '#shared/sync/deviceProtocol.ts';
import { syncSchema } from '#shared/sync/logProtocol.ts';
import { newKey } from '#tests/tools/hubDevice.ts';

export const deviceCount = 1_000;
export const opsOfDevice = 200;

export type StormDevice = {
  id: string;
  user: string;
  privateKey: ReturnType<typeof newKey>['privateKey'];
  token: string;
  nonce: string;
  /** The transactions as JSON, to be put into a push. */
  txs: string;
};

/** How often a device had to come again, by the status that told it so; 0: the line broke. */
export type Backoffs = Map<number, number>;

const agent = new Agent({ keepAlive: true, maxSockets: deviceCount });
const triesAtMost = 12;

type Said = { status: number; body: Record<string, unknown> };

async function ask(url: string, path: string, json: string, token?: string): Promise<Said> {
  const packed = json.length < 512 ? Buffer.from(json) : zstdCompressSync(json, packing);
  const headers: Record<string, string | number> = {
    'content-type': 'application/json',
    'accept-encoding': 'zstd',
    'content-length': packed.length,
    ...(json.length < 512 ? {} : { 'content-encoding': 'zstd' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), { method: 'POST', headers, agent }, (response) => {
      buffer(response).then((bytes) => {
        const isPacked = response.headers['content-encoding'] === 'zstd';
        const text = (isPacked ? zstdDecompressSync(bytes) : bytes).toString();
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Record<string, unknown> });
      }, reject);
    });
    sent.once('error', reject);
    sent.end(packed);
  });
}
const packing = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

/** In the place of a status: the line broke, as it does when the hub closes one that was idle. */
const connectionLost = 0;

function lost(error: unknown): Said {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ECONNRESET' || code === 'EPIPE') return { status: connectionLost, body: {} };
  throw error;
}

/** 429, 503 and a broken line are answered by the workstation's own back-off. @throws Error for any other refusal */
async function askUntil(url: string, path: string, json: string, backoffs: Backoffs, token?: string) {
  for (let tried = 1; tried <= triesAtMost; tried += 1) {
    const { status, body } = await ask(url, path, json, token).catch(lost);
    if (status === 200) return body;
    if (status !== 429 && status !== 503 && status !== connectionLost)
      throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    backoffs.set(status, (backoffs.get(status) ?? 0) + 1);
    await wait(retryMs(tried, Math.random()));
  }
  throw new Error(`${path}: the hub did not take it in ${triesAtMost} tries`);
}

/** Partners that the user enters, and edits of them: each a transaction of its own, as commands are. */
function workOf(device: string, user: string): string {
  const ms = Date.now();
  const ids: string[] = [];
  const txs = Array.from({ length: opsOfDevice }, (_, at) => {
    const cseq = at + 1;
    const hlc = `${(ms + cseq).toString(16).padStart(12, '0')}-0000-${device.slice(0, 8)}`;
    const isNew = at % 4 === 0;
    const id = isNew
      ? newRowId(ms + at, crypto.getRandomValues(new Uint8Array(16)))
      : (ids[(at * 7) % ids.length] ?? '');
    if (isNew) ids.push(id);
    const place = { city: 'Bakı', country: 'AZ', region: '', source: '' };
    const put = {
      name: `Partner ${cseq}`,
      kind: 'company',
      state: 'active',
      owner_id: user,
      notes: '',
      ...place,
    };
    const audit = { created_at: ms + at, updated_at: ms + at, deleted_at: null };
    const f = {
      city: [-(at || 1), 'Bakı', `Şəhər ${at}`],
      region: [0, '', `Rayon ${at}`],
      updated_at: [0, ms, ms + at],
    };
    const op = isNew
      ? { t: 'partners', id, k: 'put', f: { ...put, ...audit } }
      : { t: 'partners', id, k: 'set', seen: 0, f };
    return { cseq, hlc, command: isNew ? 'partners.create' : 'partners.update', ops: [op] };
  });
  return JSON.stringify(txs);
}

type Enrolled = Pick<StormDevice, 'id' | 'user' | 'privateKey'>;

/** Enrolments as the hub itself writes them, a thousand at once: its door lets one address in only so often. */
export async function enrolAll(place: Place, users: readonly string[]): Promise<Enrolled[]> {
  return withStore(place, async (store) => {
    const devices: Enrolled[] = [];
    for (const user of users) {
      const [id, enrolment] = [randomUUID(), randomUUID()];
      const { publicKey, privateKey } = newKey();
      const now = Date.now();
      const code = {
        id: enrolment,
        userId: user,
        secretHash: '',
        expiresAt: now + 600_000,
        tries: 0,
        usedAt: null,
      };
      await store.addEnrolment(tenant, code);
      const made = { id, userId: user, name: 'Storm', publicKey, enrolledAt: now, prefixes: [''] };
      await store.enrolDevice(tenant, enrolment, made);
      devices.push({ id, user, privateKey });
    }
    return devices;
  });
}

/** Signs in; what the device has to send is written before the clock starts. */
export async function signInStorm(url: string, device: Enrolled, backoffs: Backoffs): Promise<StormDevice> {
  const { id, user, privateKey } = device;
  const { nonce } = await askUntil(url, '/v1/nonce', JSON.stringify({ device: id }), backoffs);
  const signature = sign(null, Buffer.from(tokenText(id, String(nonce))), privateKey).toString('base64');
  const { token } = await askUntil(
    url,
    '/v1/token',
    JSON.stringify({ device: id, nonce, signature }),
    backoffs,
  );
  return { ...device, token: String(token), nonce: '', txs: workOf(id, user) };
}

/** As a cycle goes: hello, push until everything is taken. */
export async function pushStorm(url: string, device: StormDevice, backoffs: Backoffs): Promise<void> {
  const { token, txs } = device;
  const place = { cursor: 0, batchAtCursor: null, lastCseq: opsOfDevice, nonce: null };
  const hello = JSON.stringify({ ...place, schema: syncSchema, subs: [], deviceTime: Date.now() });
  const { nonce } = await askUntil(url, '/v1/hello', hello, backoffs, token);
  const push = `{"txs":${txs},"nonce":${JSON.stringify(nonce)},"schema":${syncSchema}}`;
  const { ackedCseq } = await askUntil(url, '/v1/push', push, backoffs, token);
  if (ackedCseq !== opsOfDevice) throw new Error(`${opsOfDevice} sent, ${String(ackedCseq)} taken`);
}

/** Its outcomes and its lines. @returns transactions that were not taken as they were */
export async function pullStorm(
  url: string,
  { token, user }: StormDevice,
  backoffs: Backoffs,
): Promise<number> {
  let cursor = 0;
  let others = 0;
  for (;;) {
    const asked = JSON.stringify({ cursor, subs: ['*', `u:${user}`] });
    const page = await askUntil(url, '/v1/pull', asked, backoffs, token);
    others += (page.acks as { outcome: string }[]).filter(({ outcome }) => outcome !== 'ok').length;
    cursor = Number(page.to);
    if (page.hasMore !== true) return others;
  }
}
