// What the parts of the calls share: the table, the page, the lines, and how a call of SIP.js becomes one of the table.
import { type Invitation, Inviter, type Referral, type URI } from 'sip.js';
import type { AmiAgent } from './amiAgent.ts';
import { type CallEvent, type CallStatus, isOver } from './call.rules.ts';
import { CallMedia } from './callMedia.ts';
import type { DialTarget } from './callParties.rules.ts';
import type { CallEntry, CallTable, SipEntry } from './callTable.ts';
import type { MediaPort } from './mediaPort.ts';
import { firstOffer } from './sessionTimer.ts';
import type { SipAgent } from './sipAgent.ts';
import { SipCall } from './sipCall.ts';
import type { After, IceServer, Line } from './telephony.types.ts';
import type { TurnedAway } from './turnedAway.ts';

export type CallLine = { line: Line; agent: SipAgent | AmiAgent | undefined };

export type CallWorld = {
  now(): number;
  random(): number;
  after: After;
  newId(): string;
  table: CallTable;
  turnedAway: TurnedAway;
  media: MediaPort;
  /** ISO 3166 alpha-2 of numbers written without a code. */
  country(): string;
  /** @param lineId absent: the default one */
  findLine(lineId: string | undefined): CallLine | undefined;
  /** STUN and TURN as the line is now. @throws MediaFailure */
  loadIceServers(lineId: string): IceServer[] | Promise<IceServer[]>;
  onReferral(entry: SipEntry, referral: Referral): void;
  onRenegotiated(entry: CallEntry): void;
  /** Over here, whoever ended it, and the other side does not know yet: their link is away. */
  onOwing(entry: CallEntry): void;
  /** Somebody left or joined: who hears whom may be another now. */
  onTalkersChanged(): void;
};

export type NewCallEntry = Pick<CallEntry, 'lineId' | 'number' | 'remoteName' | 'partnerId' | 'contactId'> &
  Partial<Pick<CallEntry, 'extension'>>;

/** The only match; several are a person's to choose from. */
export function whoseNumber(
  { table }: CallWorld,
  number: string,
): Pick<CallEntry, 'partnerId' | 'contactId'> {
  let found: Pick<CallEntry, 'partnerId' | 'contactId'> = { partnerId: null, contactId: null };
  if (number === '') return found;
  table.note((log) => {
    const { matches, isMore } = log.lookUp(number);
    const [only, ...others] = matches;
    if (only && others.length === 0 && !isMore)
      found = { partnerId: only.partnerId, contactId: only.contactId };
  });
  return found;
}

/** At the line's own PBX, unless it names another place. */
export function addressOf({ userAgent }: SipAgent, { user, host }: DialTarget): string {
  const own = userAgent.configuration.uri;
  const domain = own.port === undefined ? own.host : `${own.host}:${own.port}`;
  return `sip:${encodeURIComponent(user).replaceAll('%2B', '+')}@${host || domain}`;
}

/** Of a call that goes out. */
export const newSession = ({ userAgent }: SipAgent, uri: URI, headers: readonly string[] = []): Inviter =>
  new Inviter(userAgent, uri, { extraHeaders: [firstOffer, ...headers] });

/** A session becomes a call of the table, and what happens to it is told there. */
export function enterCall(...given: Parameters<typeof makeCall>): SipEntry {
  const [{ table }] = given;
  const entry = makeCall(...given);
  table.add(entry);
  return entry;
}

/** One that is not in the table yet. */
export function makeCall(
  world: CallWorld,
  session: Inviter | Invitation,
  agent: SipAgent,
  status: CallStatus,
  base: NewCallEntry,
): SipEntry {
  const { table, after, random } = world;
  const id = world.newId();
  const take = (event: CallEvent): void => table.take(entry, event);
  const media = new CallMedia({
    callId: id,
    port: world.media,
    loadIceServers: () => world.loadIceServers(base.lineId),
    isHeldHere: () => entry.status.isHeldHere,
    onHeldThere: (isHeldThere) => take({ type: 'heldThere', isHeldThere }),
  });
  const leg = new SipCall({
    ...{ session, media, after, random, isConnected: agent.isConnected },
    listener: {
      onSpokenEarly: () => take({ type: 'spokenEarly' }),
      onAccepted: () => take({ type: 'accepted' }),
      onEnded: (reason) => {
        take(
          entry.status.answeredAt === null
            ? { type: 'failed', reason: reason || 'cancelled' }
            : { type: 'ended', reason },
        );
        if (leg.isOwing()) world.onOwing(entry);
        if (isOver(entry.status)) world.onTalkersChanged();
      },
      onRenegotiated: () => world.onRenegotiated(entry),
      onReferral: (referral) => world.onReferral(entry, referral),
    },
  });
  const entry: SipEntry = {
    ...{
      id,
      startedAt: world.now(),
      quality: null,
      isRecording: false,
      recordingStopped: '',
      isAtPhone: false,
      extension: null,
    },
    ...base,
    ...{ status, leg, disarm: new Map() },
  };
  return entry;
}
