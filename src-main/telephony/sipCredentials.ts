// The credentials of a line as SIP.js asks for them: in the place of its own, which know MD5 only. One for each request.
import { randomBytes } from 'node:crypto';
import type { Core, UserAgent } from 'sip.js';
import { type Challenge, digestCredentials } from './digest.rules.ts';

type Asked = Pick<Core.OutgoingRequestMessage, 'method' | 'ruri'>;

class SipCredentials {
  readonly #login: { username: string; password: string };
  #count = 0;
  #header = '';

  constructor(login: { username: string; password: string }) {
    this.#login = login;
  }

  /** @returns whether the challenge can be met */
  authenticate({ method, ruri }: Asked, challenge: Challenge): boolean {
    this.#count += 1;
    const own = { cnonce: randomBytes(12).toString('hex'), count: this.#count };
    const credentials = digestCredentials(challenge, { ...this.#login, ...own, method, uri: String(ruri) });
    this.#header = credentials ?? '';
    return credentials !== undefined;
  }

  toString(): string {
    return this.#header;
  }
}

export function setCredentials(agent: UserAgent, login: { username: string; password: string }): void {
  agent.userAgentCore.configuration.authenticationFactory = () =>
    new SipCredentials(login) as unknown as Core.DigestAuthentication;
}
