// The certificate that the hub makes for itself, as OpenSSL reads it.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeSelfSigned } from '#hub/tls/selfSigned.ts';

const from = Date.parse('2026-11-26T09:00:00Z');
const until = Date.parse('2036-11-26T09:00:00Z');

const read = (text: string): X509Certificate => {
  const certificate = new X509Certificate(text.slice(text.indexOf('-----BEGIN CERTIFICATE')));
  expect(certificate.checkPrivateKey(createPrivateKey(text))).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  return certificate;
};

test('names hosts and addresses of both families, signs itself and is no authority', () => {
  const names = ['localhost', 'hub.office.lan', '127.0.0.1', '::1', 'fd00:1:2::a:b', '2001:db8:1:2:3:4:5:6'];
  const certificate = read(makeSelfSigned(names, { from, until }));
  expect(certificate.subject).toBe('CN=Yolda hub');
  expect(certificate.issuer).toBe('CN=Yolda hub');
  expect(certificate.ca).toBe(false);
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  expect(new Date(certificate.validFrom).getTime()).toBe(from);
  expect(new Date(certificate.validTo).getTime()).toBe(until);
  expect(certificate.checkHost('hub.office.lan')).toBe('hub.office.lan');
  expect(certificate.checkHost('elsewhere.lan')).toBeUndefined();
  for (const address of names.slice(2)) expect(certificate.checkIP(address)).toBe(address);
  expect(certificate.checkIP('fd00::a:b')).toBeUndefined();
});

test('a validity beyond 2049 is told in four digits, and many names make long lengths', () => {
  const late = Date.parse('2055-01-02T03:04:05Z');
  const names = Array.from({ length: 60 }, (_, at) => `host-${at}.a-rather-long-name-of-an-office.lan`);
  const certificate = read(makeSelfSigned(names, { from, until: late }));
  expect(new Date(certificate.validTo).getTime()).toBe(late);
  expect(certificate.checkHost(names[59]!)).toBe(names[59]);
});

test('serial numbers are positive, of sixteen octets and differ', () => {
  const serials = Array.from({ length: 20 }, () => read(makeSelfSigned(['x'], { from, until })).serialNumber);
  expect(new Set(serials).size).toBe(20);
  for (const serial of serials) expect(serial).toMatch(/^[4-7][\dA-F]{31}$/);
});
