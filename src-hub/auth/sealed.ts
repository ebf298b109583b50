// Nonces and access tokens: small texts sealed with the tenant's secret, which all processes of the hub share through the
// store. Nothing is kept of them. A revoked device is found out elsewhere: a token alone opens nothing.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

export const nonceMs = 60_000;
export const tokenMs = 15 * 60_000;

const Content = z.object({
  use: z.enum(['nonce', 'token']),
  device: z.string(),
  until: z.number(),
  random: z.string(),
});
type Content = z.output<typeof Content>;

const macOf = (text: string, secret: string): Buffer => createHmac('sha256', secret).update(text).digest();

export function seal(content: Content, secret: string): string {
  const text = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${text}.${macOf(text, secret).toString('base64url')}`;
}

/** @returns undefined for what is not ours, of another use, or too old */
export function unseal(
  sealed: string,
  { use, secret, nowMs }: { use: Content['use']; secret: string; nowMs: number },
): { device: string } | undefined {
  const [text = '', mac = ''] = sealed.split('.');
  const given = Buffer.from(mac, 'base64url');
  const right = macOf(text, secret);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const content = Content.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  return content.use === use && content.until >= nowMs ? { device: content.device } : undefined;
}
