// Calls that come by themselves: an INVITE rings, is told that all lines are busy, or takes the place of a call of ours; a
// REFER sends us on. What a stranger says is cleaned here before anybody shows it.
import { type Invitation, type Inviter, type Referral, type URI, UserAgent } from 'sip.js';
import { arrived, dialed, isCrowding, isFull, isTalking } from './call.rules.ts';
import { isOwnExtension, remoteParty } from './callParties.rules.ts';
import { hasAudio } from './callReasons.rules.ts';
import type { SipEntry } from './callTable.ts';
import { type CallWorld, enterCall, newSession, whoseNumber } from './callWorld.ts';
import { SipCall } from './sipCall.ts';

function callerOf(invitation: Invitation, country: string): { number: string; name: string } {
  const { uri, displayName } = invitation.assertedIdentity ?? invitation.remoteIdentity;
  return remoteParty({ user: uri.user, displayName }, country);
}

/** Answered in any case: what cannot be understood is refused. */
export function takeInvitation(world: CallWorld, lineId: string, invitation: Invitation): void {
  try {
    enterInvitation(world, lineId, invitation);
  } catch {
    invitation.reject({ statusCode: 400 }).catch(() => undefined);
  }
}

function enterInvitation(world: CallWorld, lineId: string, invitation: Invitation): void {
  const found = world.findLine(lineId);
  if (found?.agent?.kind !== 'sip') {
    void invitation.reject({ statusCode: 480 });
    return;
  }
  const { table } = world;
  const { number, name: remoteName } = callerOf(invitation, world.country());
  const replaced = table
    .entries()
    .find(({ leg }) => leg instanceof SipCall && leg.session === invitation.replacee);
  const isBusy = !replaced && (isFull(table.statuses()) || isCrowding(table.entries(), number));
  if (isBusy && !world.turnedAway.isNews(number, world.now())) {
    void invitation.reject({ statusCode: 486 });
    return;
  }
  const base = { lineId, number, remoteName, ...whoseNumber(world, number) };
  const entry = enterCall(world, invitation, found.agent, arrived(table.statuses()), base);
  const offer = invitation.body ?? '';
  // RFC 3262: SIP.js would make its answer, and the page open the microphone, while it only rings.
  const asksReliably = invitation.request.getHeaders('require').some((tags) => /\b100rel\b/i.test(tags));
  if (asksReliably) entry.leg.refuse(420, 'pbx_rejected', ['Unsupported: 100rel']);
  else if (offer !== '' && !hasAudio(offer)) entry.leg.refuse(488, 'media_failed');
  else if (isBusy) entry.leg.refuse(486, 'busy');
  else if (replaced && isTalking(replaced.status)) void takeOver(entry);
  else entry.leg.ring();
}

/** RFC 3891: the person goes on talking, to somebody else. SIP.js hangs up the call that is replaced. */
async function takeOver({ leg: sip }: SipEntry): Promise<void> {
  await sip.accept().catch(() => sip.refuse(488, sip.mediaFailure ?? 'media_failed'));
}

const replacesWord = /^[^\s;,<>"]{1,200}(;(to-tag|from-tag)=[^\s;,<>"]{1,200}){2}(;early-only)?$/;

/**
 * Whom we are asked to call. Whoever talks with us can ask, and it is our PBX that bills us: so only a colleague, at our own
 * PBX, never a number outside – with Replaces as well, which a gateway to outside does not heed.
 */
function referralTarget(
  referral: Referral,
  domain: string,
): { uri: URI; replaces: string | undefined } | undefined {
  const { uri: asked } = referral.referTo;
  const uri = UserAgent.makeURI(`sip:${asked.aor.replace(/^sips?:/, '')}`);
  if (!uri || asked.scheme !== 'sip' || asked.host !== domain || !isOwnExtension(asked.user))
    return undefined;
  for (const [name, value] of Object.entries(asked.parameters)) uri.setParam(name, value);
  const header = asked.getHeader('Replaces')?.[0];
  const replaces = header === undefined ? undefined : decodeURIComponent(header);
  return replaces === undefined || replacesWord.test(replaces) ? { uri, replaces } : undefined;
}

/** The other side sends us on: a call of its own, in the place of this one once it is answered. */
export async function followReferral(world: CallWorld, entry: SipEntry, referral: Referral): Promise<void> {
  try {
    await follow(world, entry, referral);
  } catch {
    await referral.reject({ statusCode: 400 }).catch(() => undefined);
  }
}

async function follow(world: CallWorld, entry: SipEntry, referral: Referral): Promise<void> {
  const found = world.findLine(entry.lineId);
  const agent = found?.agent?.kind === 'sip' ? found.agent : undefined;
  const domain = agent?.userAgent.configuration.uri.host ?? '';
  const target = referralTarget(referral, domain);
  if (!agent || !target || !isTalking(entry.status) || isFull(world.table.statuses())) {
    await referral.reject({ statusCode: 603 });
    return;
  }
  await referral.accept();
  const { uri, replaces } = target;
  const headers = replaces === undefined ? [] : [`Replaces: ${replaces}`];
  const inviter = newSession(agent, uri, headers);
  const { number, name } = remoteParty(
    { user: uri.user, displayName: referral.referTo.displayName },
    world.country(),
  );
  const who = whoseNumber(world, number);
  const next = enterCall(world, inviter, agent, dialed(), {
    ...{ lineId: entry.lineId, number, remoteName: name, ...who },
  });
  tellOutcome(world, entry, inviter);
  await next.leg.invite().catch(() => next.leg.end(next.leg.mediaFailure ?? 'media_failed'));
}

const farewellMs = 2_000;

/** What came of it, to the one who sent us (RFC 3515 §2.4.5). */
function tellOutcome({ after }: CallWorld, { leg: sip }: SipEntry, inviter: Inviter): void {
  const tell = (status: string, isLast: boolean): void => {
    const { dialog } = sip.session;
    if (sip.session.state !== 'Established' || !dialog) return;
    dialog.notify(undefined, {
      extraHeaders: [
        'Event: refer',
        `Subscription-State: ${isLast ? 'terminated;reason=noresource' : 'active;expires=90'}`,
      ],
      body: {
        contentDisposition: 'render',
        contentType: 'message/sipfrag;version=2.0',
        content: `SIP/2.0 ${status}\r\n`,
      },
    });
  };
  tell('100 Trying', false);
  inviter.stateChange.addListener((state) => {
    if (state === 'Established') {
      tell('200 OK', true);
      // Whoever sent us hangs up by itself; if it does not, we do.
      after(farewellMs, () => sip.end(''));
    }
    if (state === 'Terminated' && inviter.dialog === undefined) tell('603 Decline', true);
  });
}
