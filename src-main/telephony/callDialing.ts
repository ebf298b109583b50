// A call that goes out: whom, by which line, and its beginning. What happens to it later is calls.ts'.
import { UserAgent } from 'sip.js';
import { AppError } from '#shared/contract/errors.ts';
import type { AmiAgent } from './amiAgent.ts';
import { dialed, isFull, isRinging } from './call.rules.ts';
import { dialAtPhone } from './callAtPhone.ts';
import { type DialTarget, dialTarget } from './callParties.rules.ts';
import type { CallsService } from './calls.types.ts';
import type { CallEntry } from './callTable.ts';
import { addressOf, type CallWorld, makeCall, newSession, whoseNumber } from './callWorld.ts';
import type { SipAgent } from './sipAgent.ts';

const refused = (reason: string): AppError => new AppError('conflict', reason);

/** @throws AppError conflict/bad_number */
export function targetOf(world: CallWorld, text: string): DialTarget {
  const target = dialTarget(text, world.country());
  if (!target) throw refused('bad_number');
  return target;
}

type OfLine = { lineId: string; agent: SipAgent | AmiAgent };

/** @throws AppError not_found no_line, line_gone; conflict/not_registered */
export function agentOf(world: CallWorld, lineId: string | undefined): OfLine {
  const found = world.findLine(lineId);
  if (!found) throw new AppError('not_found', lineId === undefined ? 'no_line' : 'line_gone');
  if (found.line.kind === 'handoff') throw new AppError('not_found', 'no_line');
  if (!found.agent) throw refused('not_registered');
  return { lineId: found.line.id, agent: found.agent };
}

export type Dialing = {
  world: CallWorld;
  onDialed(entry: CallEntry): void;
  /** It is in the list, and says there why it came to nothing. */
  onFailed(entry: CallEntry, error: unknown): void;
};

/** @returns its id, once its INVITE is out or has failed. @throws AppError why there is no call */
export async function dialCall(
  { world, onDialed, onFailed }: Dialing,
  { number, lineId: wantedLine, partnerId, contactId }: Parameters<CallsService['dial']>[0],
): Promise<string> {
  const { table, media } = world;
  const target = targetOf(world, number);
  const { lineId, agent } = agentOf(world, wantedLine);
  if (agent.kind === 'sip' && !media.hasPage()) throw refused('no_media_page');
  // Who rings here hinders nobody from calling.
  if (isFull(table.statuses().filter((call) => !isRinging(call)))) throw refused('too_many_calls');
  const known = partnerId === undefined ? undefined : { partnerId, contactId: contactId ?? null };
  const whom = { lineId, remoteName: '', ...(known ?? whoseNumber(world, target.number)) };
  if (agent.kind === 'ami') return dialAtPhone(world, agent, target, whom);
  const uri = UserAgent.makeURI(addressOf(agent, target));
  if (!uri) throw refused('bad_number');
  const extension = target.extension === '' ? null : { tones: target.extension, state: 'waiting' as const };
  const base = { ...whom, number: target.number, extension };
  const entry = makeCall(world, newSession(agent, uri), agent, dialed(), base);
  // The page makes its offer while the call is written down: before the INVITE, which waits for the page's answer.
  const inviting = entry.leg.invite();
  table.add(entry);
  onDialed(entry);
  await inviting.catch((error: unknown) => onFailed(entry, error));
  return entry.id;
}
