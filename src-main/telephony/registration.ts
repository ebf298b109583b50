// Registration of one user agent by SIP.js's core, one REGISTER after another. SIP.js's Registerer is not used: it refuses
// to register for 32 s after a link died under it, and keeps timers of its own. Plans nothing.
import { randomUUID } from 'node:crypto';
import { type Core, URI, UserAgent } from 'sip.js';
import { LinkFailure } from './linkFailure.ts';
import { registerReason, retryAfterMs } from './linkReasons.rules.ts';

const answerMs = 5_000;
/** Of the whole shutdown: two seconds. */
const signOffMs = 1_500;
const longestS = 86_400;
/** One request may go out three times: bare, with credentials, with those of a fresh nonce. */
const tries = 3;

/** Final; `hadCredentials`: SIP.js had been asked for them, and repeated the request with them. */
type Answer = { isAccepted: boolean; hadCredentials: boolean; message: Core.IncomingResponseMessage };

function refusal({ message, hadCredentials }: Answer): LinkFailure {
  const status = message.statusCode ?? 500;
  const challenge = message.getHeader('www-authenticate') ?? message.getHeader('proxy-authenticate') ?? '';
  const reason = registerReason({ status, hadCredentials, challenge });
  return new LinkFailure('register', reason, {
    retryAfterMs: retryAfterMs(message.getHeader('retry-after')),
  });
}

export class Registration {
  readonly #agent: UserAgent;
  readonly #callId: string;
  #cseq = 1;
  #wantedS = 600;

  constructor(agent: UserAgent) {
    this.#agent = agent;
    this.#callId = randomUUID();
  }

  /** @returns for how long, ms. @throws LinkFailure of step `register` */
  async register(): Promise<number> {
    const answer = await this.#send(this.#wantedS, answerMs);
    const { message } = answer;
    const shortestS = Number(message.getHeader('min-expires'));
    // RFC 3261 §10.2.8.
    if (message.statusCode === 423 && shortestS > this.#wantedS && shortestS <= longestS) {
      this.#wantedS = shortestS;
      return this.register();
    }
    if (!answer.isAccepted) throw refusal(answer);
    return this.#takeContact(message) * 1_000;
  }

  /** At most 1.5 s; whatever comes of it. */
  async unregister(): Promise<void> {
    await this.#send(0, signOffMs).catch(() => undefined);
  }

  #makeRequest(expiresS: number): Core.OutgoingRequestMessage {
    const { userAgentCore, contact, instanceId, configuration } = this.#agent;
    const { uri, displayName } = configuration;
    this.#cseq += tries;
    const own = `${contact.toString({ register: true })};reg-id=1;+sip.instance="<urn:uuid:${instanceId}>"`;
    return userAgentCore.makeOutgoingRequestMessage(
      'REGISTER',
      new URI('sip', '', uri.host, uri.port),
      uri,
      uri,
      {
        callId: this.#callId,
        cseq: this.#cseq,
        fromDisplayName: displayName,
        toDisplayName: displayName,
        optionTags: ['path', 'gruu', 'outbound'],
      },
      [
        `Contact: ${own};expires=${expiresS}`,
        'Allow: ACK, CANCEL, INVITE, MESSAGE, BYE, OPTIONS, INFO, NOTIFY, REFER',
      ],
    );
  }

  /** One REGISTER up to its final answer. @throws LinkFailure no_answer */
  async #send(expiresS: number, patienceMs: number): Promise<Answer> {
    const request = this.#makeRequest(expiresS);
    const first = request.cseq;
    const answer = Promise.withResolvers<Answer>();
    const take = (isAccepted: boolean, message: Core.IncomingResponseMessage): void =>
      answer.resolve({ isAccepted, message, hadCredentials: request.cseq > first });
    const silent = setTimeout(() => answer.reject(new LinkFailure('register', 'no_answer')), patienceMs);
    const sent = this.#agent.userAgentCore.register(request, {
      onAccept: ({ message }) => take(true, message),
      onReject: ({ message }) => take(false, message),
      onRedirect: ({ message }) => take(false, message),
    });
    try {
      return await answer.promise;
    } finally {
      clearTimeout(silent);
      // Nobody waits for what was not answered, nor repeats it.
      sent.dispose();
    }
  }

  /** Our own contact among those of the account: its term in s, and the GRUU by which calls outlive the link. */
  #takeContact(message: Core.IncomingResponseMessage): number {
    const { contact } = this.#agent;
    const own = message
      .getHeaders('contact')
      .map((_, index) => message.parseHeader('contact', index) as Core.NameAddrHeader | undefined)
      .find((one) => one?.uri.user === contact.uri.user);
    const gruu = (name: string): URI | undefined =>
      UserAgent.makeURI(own?.getParam(name)?.replaceAll('"', '') ?? '');
    contact.pubGruu = gruu('pub-gruu');
    contact.tempGruu = gruu('temp-gruu');
    const expiresS = Number(own?.getParam('expires') ?? message.getHeader('expires'));
    // Less than two seconds would be over before it is renewed.
    return expiresS >= 2 ? Math.min(expiresS, longestS) : this.#wantedS;
  }
}
