// What a user types of a line, and what a PBX answers: brought into one form, and into words.
import { describe, expect, it } from 'vitest';
import { iceServersOf } from '#main/telephony/iceServers.rules.ts';
import { checkLine, checkUrl } from '#main/telephony/lineFields.rules.ts';
import { networkReason, registerReason, retryAfterMs } from '#main/telephony/linkReasons.rules.ts';
import { AppError } from '#shared/contract/errors.ts';
import { LineFields } from '#shared/contract/telephony.contract.ts';
import { sipAddress } from '#shared/domain/sipAddress.ts';

const codeOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error instanceof AppError ? error.details?.fields : error;
  }
};

const line = (more: object) => LineFields.parse({ name: 'A', url: 'wss://pbx.az', user: '101', ...more });

describe('the address of a PBX', () => {
  it.each([
    ['wss://pbx.example.az:8089/ws', 'wss://pbx.example.az:8089/ws'],
    ['pbx.example.az:8089/ws', 'wss://pbx.example.az:8089/ws'],
    ['WSS://PBX.Example.az', 'wss://pbx.example.az/'],
    ['wss://10.0.0.5/ws#x', 'wss://10.0.0.5/ws'],
    ['wss://[fd00::5]:8089/ws', 'wss://[fd00::5]:8089/ws'],
    ['ws://127.0.0.1:8088', 'ws://127.0.0.1:8088/'],
  ])('%s is %s', (typed, kept) => expect(checkUrl(typed)).toBe(kept));

  it.each([
    ['', 'too_small'],
    ['https://pbx.example.az', 'bad_url'],
    ['wss://', 'bad_url'],
    ['wss://pbx example', 'bad_url'],
    ['wss://101:secret@pbx.az', 'bad_url'],
    ['javascript://x', 'bad_url'],
    ['ws://pbx.example.az', 'wss_needed'],
  ])('%s is refused: %s', (typed, code) =>
    expect(codeOf(() => checkUrl(typed))).toEqual([{ path: 'url', code }]),
  );
});

describe('a line', () => {
  it('is found by its own domain, or by the host of its PBX', () => {
    const at = { user: '101', url: 'wss://pbx.az:8089/ws' };
    expect(sipAddress({ ...at, domain: '' })).toBe('101@pbx.az');
    expect(sipAddress({ ...at, domain: 'sip.az:5070' })).toBe('101@sip.az:5070');
  });

  it('takes nothing that breaks a header', () => {
    expect(checkLine(line({ displayName: 'Ay"sel\r\nX: 1', authUser: ' u1 ' }))).toMatchObject({
      ...{ domain: '', displayName: 'Ay sel X: 1', authUser: 'u1' },
    });
  });

  it.each([
    [{ user: '' }, 'user', 'too_small'],
    [{ user: 'a b' }, 'user', 'bad_user'],
    [{ user: '101@pbx' }, 'user', 'bad_user'],
    [{ user: '101>;x' }, 'user', 'bad_user'],
    [{ domain: 'pbx az' }, 'domain', 'bad_domain'],
    [{ domain: 'pbx;lr' }, 'domain', 'bad_domain'],
  ])('%j is refused', (more, path, code) =>
    expect(codeOf(() => checkLine(line(more)))).toEqual([{ path, code }]),
  );

  it('of another program keeps nothing but its name, and where its links go', () => {
    expect(checkLine(line({ kind: 'handoff', url: 'sip:', domain: 'pbx.example' }))).toMatchObject({
      ...{ kind: 'handoff', url: 'sip:', domain: 'pbx.example', user: '' },
    });
    expect(() => checkLine(line({ kind: 'handoff', url: 'sip:', domain: 'a b' }))).toThrow();
    expect(checkLine(line({ kind: 'handoff', url: 'nonsense' }))).toMatchObject({
      ...{ name: 'A', kind: 'handoff', url: '', user: '', domain: '' },
    });
  });
});

describe('STUN and TURN of a line', () => {
  it.each([
    ['stun', 'stun.example.az', 'stun:stun.example.az'],
    ['stun', 'STUN:Stun.Example.az:3478', 'stun:stun.example.az:3478'],
    ['stun', 'stun:[FD00::5]:3478', 'stun:[fd00::5]:3478'],
    ['stun', 'stun:ofis-şəki.az', 'stun:xn--ofis-ki-eqb46t.az'],
    ['turn', '10.0.0.5:3478', 'turn:10.0.0.5:3478'],
    [
      'turn',
      ' t.az?transport=udp, TURNS:t.az?transport=TCP;',
      'turn:t.az?transport=udp turns:t.az?transport=tcp',
    ],
  ])('%s %s is kept as %s', (field, typed, kept) =>
    expect(checkLine(line({ turnUser: 'u', [field]: typed }))).toMatchObject({ [field]: kept }),
  );

  it.each([
    [{ stun: 'turn:t.az' }, 'stun', 'bad_stun'],
    [{ stun: 'stuns:t.az' }, 'stun', 'bad_stun'],
    [{ stun: 'stun:t.az?transport=udp' }, 'stun', 'bad_stun'],
    [{ stun: 'stun:t.az:0' }, 'stun', 'bad_stun'],
    [{ stun: 'https://t.az' }, 'stun', 'bad_stun'],
    [{ turn: 'stun:t.az' }, 'turn', 'bad_turn'],
    [{ turn: 'turn:t.az turn:' }, 'turn', 'bad_turn'],
    [{ turn: 'turn:t.az:70000' }, 'turn', 'bad_turn'],
    [{ turn: 'turn:u@t.az' }, 'turn', 'bad_turn'],
    [{ turn: 'turn:t.az?transport=tls' }, 'turn', 'bad_turn'],
    [{ turn: 'turns:t.az?transport=udp' }, 'turn', 'bad_turn'],
    [{ turn: 'turn:999.0.0.1' }, 'turn', 'bad_turn'],
    [{ turn: 'turn:t.az '.repeat(9) }, 'turn', 'too_big'],
    [{ turn: 'turn:t.az', turnUser: '' }, 'turnUser', 'too_small'],
  ])('%j is refused', (more, path, code) =>
    expect(codeOf(() => checkLine(line({ turnUser: 'u', ...more })))).toEqual([{ path, code }]),
  );

  it('are given to the page each in its turn, TURN with its access', () => {
    const servers = { stun: 'stun:s.az', turn: 'turn:t.az turns:t.az', turnUser: 'u' };
    expect(iceServersOf(servers, 'p')).toEqual([
      { urls: ['stun:s.az'] },
      { urls: ['turn:t.az', 'turns:t.az'], username: 'u', credential: 'p' },
    ]);
    expect(iceServersOf({ stun: '', turn: '', turnUser: '' }, undefined)).toEqual([]);
  });
});

describe('an answer to REGISTER', () => {
  const md5 = 'Digest realm="a", nonce="b", algorithm=MD5';
  it.each([
    [401, true, md5, 'wrong_password'],
    [401, false, 'Digest realm="a", nonce="b", algorithm=SHA-256', 'wrong_password'],
    [401, false, 'Digest realm="a", nonce="b", algorithm=AKAv1-MD5', 'digest_unsupported'],
    [407, false, 'Digest realm="a", nonce="b"', 'wrong_password'],
    [403, true, '', 'wrong_password'],
    [403, false, '', 'not_allowed'],
    [404, true, '', 'unknown_user'],
    [408, false, '', 'no_answer'],
    [480, false, '', 'pbx_unavailable'],
    [503, false, '', 'pbx_unavailable'],
    [302, false, '', 'pbx_rejected'],
    [405, false, '', 'pbx_rejected'],
  ])('%i (with credentials: %s) is %s', (status, hadCredentials, challenge, reason) =>
    expect(registerReason({ status, hadCredentials, challenge })).toBe(reason),
  );

  it('may ask for patience', () => {
    expect(['18', ' 5 (meeting);duration=9', 'soon', undefined].map(retryAfterMs)).toEqual([
      ...[18_000, 5_000, undefined, undefined],
    ]);
  });
});

describe('a failure of the network', () => {
  it.each([
    ['ENOTFOUND', 'dns_failed'],
    ['EAI_AGAIN', 'dns_failed'],
    ['ECONNREFUSED', 'refused'],
    ['EHOSTUNREACH', 'unreachable'],
    ['ETIMEDOUT', 'no_answer'],
    ['ECONNRESET', 'connection_lost'],
    ['', 'connection_lost'],
  ])('%s is %s', (code, reason) => expect(networkReason(code)).toBe(reason));
});
