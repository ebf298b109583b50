// Sending the other side of a call on by REFER, and following by NOTIFY what came of it (RFC 3515, 3891, 5589). SIP.js's own
// way writes the other side's display name into a header unescaped, and takes no end of it.
import { type Notification, type Session, SessionState } from 'sip.js';
import type { After } from './telephony.types.ts';

export class TransferRefused extends Error {
  constructor() {
    super('transfer refused');
    this.name = 'TransferRefused';
  }
}

/** Whom it is sent to may ring for as long. */
const outcomeMs = 90_000;

/** The other side of another call of ours, taking our place in it. */
function replacing({ dialog }: Session): string {
  if (!dialog) throw new TransferRefused();
  const { callId, remoteTag, localTag, remoteTarget } = dialog;
  const replaces = encodeURIComponent(`${callId};to-tag=${remoteTag};from-tag=${localTag}`);
  return `<${remoteTarget}?Replaces=${replaces}>`;
}

export class Transfer {
  readonly #session: Session;
  readonly #after: After;
  #outcome: PromiseWithResolvers<void> | undefined;

  constructor(session: Session, after: After) {
    this.#session = session;
    this.#after = after;
  }

  /** @param target an address, or another session of ours. @throws TransferRefused */
  async send(target: string | Session): Promise<void> {
    const { dialog, userAgent } = this.#session;
    if (!dialog || this.#session.state !== SessionState.Established) throw new TransferRefused();
    const outcome = Promise.withResolvers<void>();
    this.#outcome = outcome;
    const refuse = (): void => outcome.reject(new TransferRefused());
    const disarm = this.#after(outcomeMs, refuse);
    dialog.refer(
      { onReject: refuse, onRedirect: refuse },
      {
        extraHeaders: [
          `Refer-To: ${typeof target === 'string' ? `<${target}>` : replacing(target)}`,
          `Referred-By: <${userAgent.configuration.uri}>`,
          `Contact: ${userAgent.contact.toString()}`,
        ],
      },
    );
    try {
      await outcome.promise;
    } finally {
      disarm();
      this.#outcome = undefined;
    }
  }

  /** Each tells how far it is; the first final one counts, whatever its subscription says. */
  takeNotify(notification: Notification): void {
    notification.accept().catch(() => undefined);
    const { body } = notification.request;
    const status = Number(/^\s*SIP\/2\.0\s+(\d{3})/.exec(body)?.[1]);
    if (status >= 300) this.#outcome?.reject(new TransferRefused());
    else if (status >= 200) this.#outcome?.resolve();
  }

  /** The call is over – a PBX that has taken the transfer may simply hang up – or the wish is. */
  end(): void {
    const isGone = this.#session.state === SessionState.Terminated;
    if (isGone) this.#outcome?.resolve();
    else this.#outcome?.reject(new TransferRefused());
  }
}
