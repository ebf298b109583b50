// A self-signed certificate (X.509 v3, RFC 5280; ECDSA P-256) for a hub on a local network: clients pin its fingerprint, so it
// says no more than who holds the key. Node reads certificates and makes none; this writes the one shape that is needed.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** DER: tag, length, content. */
function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const bytes: number[] = [];
  for (let left = body.length; left > 0; left >>>= 8) bytes.unshift(left & 0xff);
  const length = body.length < 0x80 ? [body.length] : [0x80 | bytes.length, ...bytes];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const sequence = (...parts: Uint8Array[]): Buffer => der(0x30, ...parts);
const octets = (body: Uint8Array): Buffer => der(0x04, body);
const bits = (body: Uint8Array): Buffer => der(0x03, Buffer.from([0]), body);
const isTrue = der(0x01, Buffer.from([0xff]));

const oid = {
  ecdsaWithSha256: hex('06082a8648ce3d040302'),
  commonName: hex('0603550403'),
  subjectAltName: hex('0603551d11'),
  basicConstraints: hex('0603551d13'),
  keyUsage: hex('0603551d0f'),
  extendedKeyUsage: hex('0603551d25'),
  serverAuth: hex('06082b06010505070301'),
};

/** UTCTime through 2049, then GeneralizedTime (RFC 5280 §4.1.2.5). */
function time(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replace(/\.\d+|[-:T]/g, '');
  const isShort = Number(digits.slice(0, 4)) < 2050;
  return der(isShort ? 0x17 : 0x18, Buffer.from(isShort ? digits.slice(2) : digits));
}

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('::');
  const words = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const [before, after] = [words(head), words(tail ?? '')];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return hex([...before, ...zeros, ...after].map((word) => word.padStart(4, '0')).join(''));
}

/** dNSName [2] or iPAddress [7]. */
const nameOf = (name: string): Buffer =>
  isIP(name) === 0 ? der(0x82, Buffer.from(name)) : der(0x87, addressBytes(name));

function tbsOf(publicKey: Buffer, names: readonly string[], validity: Buffer): Buffer {
  const who = Buffer.from('Yolda hub');
  const subject = sequence(der(0x31, sequence(oid.commonName, der(0x0c, who))));
  const serial = randomBytes(16);
  // Positive, and no leading zero octet that DER would forbid.
  serial[0] = (serial.readUInt8(0) & 0x3f) | 0x40;
  const extensions = sequence(
    sequence(oid.basicConstraints, isTrue, octets(sequence())),
    // digitalSignature
    sequence(oid.keyUsage, isTrue, octets(hex('03020780'))),
    sequence(oid.extendedKeyUsage, octets(sequence(oid.serverAuth))),
    sequence(oid.subjectAltName, octets(sequence(...names.map(nameOf)))),
  );
  return sequence(
    ...[der(0xa0, der(0x02, Buffer.from([2]))), der(0x02, serial), sequence(oid.ecdsaWithSha256), subject],
    ...[validity, subject, publicKey, der(0xa3, extensions)],
  );
}

const pem = (label: string, body: Buffer): string =>
  `-----BEGIN ${label}-----\n${body.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;

/**
 * @param names DNS names and IP addresses (IPv6 without a zone)
 * @param validity milliseconds UTC
 * @returns key and certificate, one PEM text
 */
export function makeSelfSigned(names: readonly string[], validity: { from: number; until: number }): string {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const tbs = tbsOf(spki, names, sequence(time(validity.from), time(validity.until)));
  const certificate = sequence(tbs, sequence(oid.ecdsaWithSha256), bits(sign('sha256', tbs, privateKey)));
  return `${privateKey.export({ format: 'pem', type: 'pkcs8' })}${pem('CERTIFICATE', certificate)}`;
}
