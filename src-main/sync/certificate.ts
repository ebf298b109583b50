// Whom we speak to at first contact: whether a public authority vouches for the hub, else the certificate that the user
// has to recognise by its fingerprint.
import { connect } from 'node:tls';
import { AppError } from '#shared/contract/errors.ts';
import { asTalkError } from './hubHttp.ts';

const timeoutMs = 10_000;

export type Met = { isVouchedFor: boolean; fingerprint: string; pem: string };

/** SHA-256 in hex, as the hub prints it, however it was typed. */
export const plainFingerprint = (text: string): string =>
  Buffer.from(text.replaceAll(/[^\da-f]/gi, ''), 'hex').toString('hex');

const pemOf = (raw: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${(raw.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;

/** @throws AppError offline, timeout */
export function meet(url: string): Promise<Met> {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const servername = /^[\d.:]+$/.test(host) ? '' : host;
    const socket = connect({ host, port: Number(port || 443), servername, rejectUnauthorized: false });
    socket.setTimeout(timeoutMs, () => socket.destroy(new AppError('timeout', 'timeout')));
    socket.once('secureConnect', () => {
      const { raw, fingerprint256 } = socket.getPeerCertificate();
      const isVouchedFor = socket.authorized;
      socket.destroy();
      resolve({ isVouchedFor, fingerprint: plainFingerprint(fingerprint256), pem: pemOf(raw) });
    });
    socket.once('error', (error) => reject(asTalkError(error, { isPinned: false })));
  });
}

const ownMachine = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The address as it is kept. @throws AppError invalid_input/bad_address, forbidden/tls_needed */
export function checkAddress(text: string): string {
  let url: URL;
  try {
    url = new URL(text.includes('://') ? text : `https://${text}`);
  } catch {
    throw new AppError('invalid_input', 'bad_address');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new AppError('invalid_input', 'bad_address');
  if (url.protocol === 'http:' && !ownMachine.test(url.hostname))
    throw new AppError('forbidden', 'tls_needed');
  return url.origin;
}
