// A line that is a telephone at an Asterisk: logs in to its manager, asks it for calls, and follows the channels of that
// telephone. Outlives its links, like the agent of a SIP line. Plans nothing.
import { AmiCall, type AmiCallOptions } from './amiCall.ts';
import { type AmiEvent, isChannelOf, readAmiEvent } from './amiEvents.rules.ts';
import { AmiLink, isGood } from './amiLink.ts';
import type { LineAgent } from './lineAgent.ts';
import { LinkFailure } from './linkFailure.ts';
import { openStream } from './openLink.ts';
import type { Line } from './telephony.types.ts';

export type Ringing = { id: string; channel: string; number: string; name: string };
type NewCall = Pick<AmiCallOptions, 'listener'>;

export type AmiAgent = LineAgent & {
  readonly kind: 'ami';
  /** The own telephone rings first. @param id of the channel, made here. @throws LinkFailure */
  originate(id: string, number: string, call: AmiCall): Promise<void>;
  /** A call of the telephone, followed until it is over. */
  follow(call: NewCall & Pick<AmiCallOptions, 'id' | 'direction' | 'channel'>): AmiCall;
};

/** Renewed at half of it: a manager that is silent for as long is asked. */
const aliveMs = 20_000;
const ringsAtMostMs = 60_000;
/** Of calls that are over and yet owe their end. */
const mostFollowed = 32;
const mostGone = 128;
/** Q.850. */
const [normal, declined] = ['16', '21'];

export type AmiAgentOptions = {
  line: Line;
  password: string;
  onRings?: ((ringing: Ringing) => void) | undefined;
};

class Agent implements AmiAgent {
  readonly kind = 'ami';
  readonly loginStep = 'login';
  readonly #options: AmiAgentOptions;
  #calls: AmiCall[] = [];
  /** Hung up lately: what is told of them afterwards begins no call. */
  #gone: string[] = [];
  readonly #asked = new Map<string, AmiCall>();
  #link: AmiLink | undefined;

  constructor(options: AmiAgentOptions) {
    this.#options = options;
  }

  readonly open: LineAgent['open'] = async ({ signal, onStep, onLost }) => {
    const { url, pin } = this.#options.line;
    const socket = await openStream(new URL(url), { pin, signal, ...(onStep ? { onStep } : {}) });
    this.detach();
    const link = new AmiLink(socket, {
      onEvent: (packet) => {
        for (const event of readAmiEvent(packet)) this.#take(event);
      },
      onLost,
    });
    this.#link = link;
    const stop = (): void => link.close();
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    try {
      await link.greet();
    } finally {
      signal.removeEventListener('abort', stop);
    }
    onStep?.('greeting');
  };

  #ready(): AmiLink {
    if (!this.#link) throw new LinkFailure('login', 'connection_lost');
    return this.#link;
  }

  probe(): void {
    this.#link?.probe();
  }

  detach(): void {
    this.#link?.close();
    this.#link = undefined;
  }

  async register(): Promise<number> {
    const link = this.#ready();
    if (link.isLoggedIn) await link.ping();
    else await link.logIn(this.#options.line.authUser, this.#options.password);
    return aliveMs;
  }

  /** Whether the PBX knows the telephone, and whether that is there. */
  async check(onStep: (step: 'phone') => void): Promise<void> {
    const answer = await this.#ready().ask('Getvar', {
      Variable: `DEVICE_STATE(${this.#options.line.user})`,
    });
    const denied = /permission denied/i.test(answer.get('Message') ?? '');
    if (denied) throw new LinkFailure('phone', 'not_allowed');
    const state = answer.get('Value');
    if (state === 'INVALID') throw new LinkFailure('phone', 'unknown_user');
    if (state === 'UNAVAILABLE') throw new LinkFailure('phone', 'phone_away');
    onStep('phone');
  }

  async unregister(): Promise<void> {
    if (this.#link?.isLoggedIn) await this.#link.ask('Logoff', {}, 1_500).catch(() => undefined);
  }

  dispose(): void {
    this.detach();
  }

  async originate(id: string, number: string, call: AmiCall): Promise<void> {
    const { user, context, displayName } = this.#options.line;
    this.#asked.set(id, call);
    const answer = await this.#ready().ask('Originate', {
      ActionID: id,
      Channel: user,
      Exten: number,
      Context: context,
      Priority: '1',
      // What the own telephone shows while it rings.
      CallerID: `"${displayName || number}" <${number}>`,
      Timeout: String(ringsAtMostMs),
      Async: 'true',
      ChannelId: id,
    });
    if (isGood(answer)) return;
    this.#asked.delete(id);
    const isDenied = /permission denied/i.test(answer.get('Message') ?? '');
    throw new LinkFailure('phone', isDenied ? 'not_allowed' : 'pbx_rejected');
  }

  follow(options: NewCall & Pick<AmiCallOptions, 'id' | 'direction' | 'channel'>): AmiCall {
    const call = new AmiCall({
      ...options,
      hangUp: (channel, isDeclined) => this.#hangUp(channel, isDeclined),
      isThere: async (channel) => isGood(await this.#ready().ask('Status', { Channel: channel })),
    });
    this.#calls = [...this.#calls.filter((one) => !one.isDone()), call].slice(-mostFollowed);
    return call;
  }

  #hangUp(channel: string, isDeclined: boolean): boolean {
    const link = this.#link;
    if (!link?.isLoggedIn) return false;
    link.ask('Hangup', { Channel: channel, Cause: isDeclined ? declined : normal }).catch(() => undefined);
    return true;
  }

  #take(event: AmiEvent): void {
    if (event.type === 'originated') {
      this.#asked.get(event.actionId)?.noteOriginated(event.isOk, event.id);
      this.#asked.delete(event.actionId);
      return;
    }
    const call = this.#calls.find(({ id }) => id === event.id);
    const isOwn = isChannelOf(event.channel, this.#options.line.user);
    if (isOwn && event.type === 'channel' && event.news.some(({ type }) => type === 'hungUp'))
      this.#gone = [...this.#gone, event.id].slice(-mostGone);
    if (event.type === 'channel') for (const news of event.news) call?.take(news);
    else if (call) call.take({ type: 'named', channel: event.channel });
    else if (isOwn && !this.#gone.includes(event.id)) this.#options.onRings?.(event);
  }
}

export const createAmiAgent = (options: AmiAgentOptions): AmiAgent => new Agent(options);
