// Digests against the examples of RFC 7616 §3.9, and what cannot be met.
import { describe, expect, it } from 'vitest';
import { digestAlgorithm, digestCredentials } from '#main/telephony/digest.rules.ts';

const challenge = {
  realm: 'http-auth@example.org',
  nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
  opaque: 'FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS',
  qop: ['auth', 'auth-int'],
};
const request = {
  method: 'GET',
  uri: '/dir/index.html',
  username: 'Mufasa',
  password: 'Circle of Life',
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
  count: 1,
};

describe('a digest', () => {
  it.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('by %s', (algorithm, response) => {
    const credentials = digestCredentials({ ...challenge, algorithm }, request);
    expect(credentials).toContain(`algorithm=${algorithm}, username="Mufasa", realm="http-auth@example.org"`);
    expect(credentials).toContain(`response="${response}", opaque="${challenge.opaque}", qop=auth, `);
    expect(credentials).toMatch(/nc=00000001$/);
  });

  it('without qop has no count, and quotes what needs it', () => {
    const old = { realm: 'a "b"', nonce: 'n' };
    expect(digestCredentials(old, { ...request, username: 'x"y', method: 'REGISTER' })).toMatch(
      /^Digest algorithm=MD5, username="x\\"y", realm="a \\"b\\"", nonce="n", uri="[^"]+", response="[\da-f]{32}"$/,
    );
  });

  it.each([
    [{ ...challenge, algorithm: 'SHA-1' }],
    [{ ...challenge, realm: undefined }],
    [{ ...challenge, nonce: '' }],
    [{ ...challenge, qop: 'auth-int' }],
  ])('that cannot be made: %#', (unmet) => {
    expect(digestCredentials(unmet, request)).toBeUndefined();
  });

  it('is named as the PBX names it', () => {
    expect(['md5', undefined, 'sha-256', 'SHA-512-256', 'AKAv1-MD5'].map(digestAlgorithm)).toEqual([
      ...['MD5', 'MD5', 'SHA-256', 'SHA-512-256'],
      undefined,
    ]);
  });
});
