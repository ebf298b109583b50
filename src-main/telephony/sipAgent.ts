// The user agent of one line: SIP.js with our transport, which outlives the links that are attached to it one after another.
import { type Invitation, SIPExtension, UserAgent } from 'sip.js';
import { sipAddress } from '#shared/domain/sipAddress.ts';
import { mediaOf } from './callMedia.ts';
import type { LineAgent } from './lineAgent.ts';
import { LinkFailure } from './linkFailure.ts';
import { openLink } from './openLink.ts';
import { Registration } from './registration.ts';
import { setCredentials } from './sipCredentials.ts';
import { SipTransport } from './sipTransport.ts';
import type { Line } from './telephony.types.ts';

export type SipAgent = LineAgent & {
  readonly kind: 'sip';
  /** For the calls: it outlives its links. */
  readonly userAgent: UserAgent;
  isConnected(): boolean;
};

export type AgentOptions = {
  line: Line;
  password: string;
  /** RFC 5626: the same instance takes the place of its older registration. */
  instanceId: string;
  /** Somebody calls; without it everybody is told that it is busy. */
  onInvite?: ((invitation: Invitation) => void) | undefined;
};

/** Patience of a person: the PBX has its own, and it is mostly shorter. */
const ringsAtMostS = 180;

/** @throws LinkFailure where no SIP address can be made of the line */
export function createSipAgent({ line, password, instanceId, onInvite }: AgentOptions): SipAgent {
  const uri = UserAgent.makeURI(`sip:${sipAddress(line)}`);
  if (!uri) throw new LinkFailure('register', 'unknown_user');
  const agent = new UserAgent({
    ...{ uri, displayName: line.displayName, instanceId },
    transportConstructor: SipTransport,
    transportOptions: { protocol: line.url.startsWith('wss:') ? 'WSS' : 'WS' },
    userAgentString: 'Yolda',
    sessionDescriptionHandlerFactory: mediaOf,
    sipExtensionReplaces: SIPExtension.Supported,
    sipExtensionExtraSupported: ['timer'],
    noAnswerTimeout: ringsAtMostS,
    // Ringing is told by the call itself, which catches what may fail in it.
    sendInitialProvisionalResponse: false,
    delegate: onInvite ? { onInvite } : undefined,
    // Messages of SIP hold numbers and names: none goes to a log.
    ...{ logBuiltinEnabled: false, logConfiguration: false, gracefulShutdown: false },
  });
  setCredentials(agent, { username: line.authUser || line.user, password });
  const transport = agent.transport as SipTransport;
  const registration = new Registration(agent);
  return {
    ...({ kind: 'sip', loginStep: 'register' } as const),
    userAgent: agent,
    isConnected: () => transport.isConnected(),
    async open({ signal, onStep, onLost }) {
      const socket = await openLink(line.url, { pin: line.pin, signal, ...(onStep ? { onStep } : {}) });
      if (signal.aborted) {
        socket.terminate();
        return;
      }
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
