// The user agent of one line: SIP.js with our transport, which outlives the links that are attached to it one after another.
import { UserAgent } from 'sip.js';
import type WebSocket from 'ws';
import { sipAddress } from '#shared/domain/sipAddress.ts';
import { LinkFailure } from './linkFailure.ts';
import { Registration } from './registration.ts';
import { SipTransport } from './sipTransport.ts';
import type { Line } from './telephony.types.ts';

export type SipAgent = {
  /** The line is this socket from now on; `onLost` when it is gone by itself. */
  attach(socket: WebSocket, onLost: (reason: 'no_answer' | 'connection_lost') => void): void;
  /** Asks whether the link is alive. */
  probe(): void;
  detach(): void;
  /** @returns for how long, ms. @throws LinkFailure of step `register` */
  register(): Promise<number>;
  /** At most 1.5 s; whatever comes of it. */
  unregister(): Promise<void>;
  dispose(): void;
};

export type AgentOptions = {
  line: Line;
  password: string;
  /** RFC 5626: the same instance takes the place of its older registration. */
  instanceId: string;
};

/** @throws LinkFailure where no SIP address can be made of the line */
export function createSipAgent({ line, password, instanceId }: AgentOptions): SipAgent {
  const uri = UserAgent.makeURI(`sip:${sipAddress(line)}`);
  if (!uri) throw new LinkFailure('register', 'unknown_user');
  const agent = new UserAgent({
    ...{ uri, displayName: line.displayName, instanceId },
    authorizationUsername: line.authUser || line.user,
    authorizationPassword: password,
    transportConstructor: SipTransport,
    transportOptions: { protocol: line.url.startsWith('wss:') ? 'WSS' : 'WS' },
    userAgentString: 'Yolda',
    // Messages of SIP hold numbers and names: none goes to a log.
    ...{ logBuiltinEnabled: false, logConfiguration: false, gracefulShutdown: false },
  });
  const transport = agent.transport as SipTransport;
  const registration = new Registration(agent);
  return {
    attach(socket, onLost) {
      transport.onLost = onLost;
      transport.attach(socket);
      void agent.start();
    },
    probe: () => transport.probe(),
    detach: () => transport.detach(),
    register: () => registration.register(),
    async unregister() {
      if (transport.isConnected()) await registration.unregister();
    },
    dispose: () => {
      transport.onLost = undefined;
      transport.detach();
      void agent.stop();
    },
  };
}
