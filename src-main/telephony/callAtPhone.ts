// Calls of a telephone on the desk: asked for at the PBX, or seen to ring there, and put into the table like any other. What
// the PBX says of a caller is cleaned here before anybody shows it.
import { AppError } from '#shared/contract/errors.ts';
import type { AmiAgent, Ringing } from './amiAgent.ts';
import type { AmiCall } from './amiCall.ts';
import { arrived, type CallEvent, type CallStatus, dialed, isFull, isOver } from './call.rules.ts';
import { type DialTarget, remoteParty } from './callParties.rules.ts';
import type { CallReason } from './calls.types.ts';
import type { CallEntry } from './callTable.ts';
import { type CallWorld, type NewCallEntry, whoseNumber } from './callWorld.ts';
import { LinkFailure } from './linkFailure.ts';

type PhoneEntry = CallEntry & { leg: AmiCall };

/** The telephone's ringer is not ours: nothing here sounds. */
const quiet = { isSilenced: true } as const;

function enter(
  world: CallWorld,
  agent: AmiAgent,
  at: { id: string; channel: string },
  status: CallStatus,
  base: NewCallEntry & { id: string },
): PhoneEntry {
  const { table } = world;
  const take = (event: CallEvent): void => table.take(entry, event);
  const leg = agent.follow({
    ...{ ...at, direction: status.direction },
    listener: {
      onSpokenEarly: () => take({ type: 'spokenEarly' }),
      onAccepted: () => take({ type: 'accepted' }),
      onEnded: (reason) =>
        take(
          entry.status.answeredAt === null
            ? { type: 'failed', reason: reason || 'cancelled' }
            : { type: 'ended', reason },
        ),
    },
  });
  const entry: PhoneEntry = {
    ...{ startedAt: world.now(), quality: null, isRecording: false, recordingStopped: '', isAtPhone: true },
    extension: null,
    ...base,
    ...{ status, leg, disarm: new Map() },
  };
  table.add(entry);
  return entry;
}

function failureOf(error: unknown): CallReason {
  if (!(error instanceof LinkFailure)) return 'pbx_rejected';
  if (error.reason === 'not_allowed') return 'forbidden';
  return error.reason === 'pbx_rejected' ? 'pbx_rejected' : 'connection_lost';
}

/** The own telephone rings first. @throws AppError conflict/bad_number: an extension has no host */
export async function dialAtPhone(
  world: CallWorld,
  agent: AmiAgent,
  target: DialTarget,
  base: Omit<NewCallEntry, 'number'>,
): Promise<string> {
  if (target.host !== '') throw new AppError('conflict', 'bad_number');
  const id = world.newId();
  const at = { id: `yolda-${id}`, channel: '' };
  const { number, extension: tones } = target;
  const extension = tones === '' ? null : { tones, state: 'byHand' as const };
  const entry = enter(world, agent, at, dialed(), { ...base, id, number, extension });
  try {
    await agent.originate(at.id, target.user, entry.leg);
  } catch (error) {
    // It is in the list, and says there why it came to nothing.
    if (!isOver(entry.status)) entry.leg.refuse(failureOf(error));
  }
  return id;
}

export function ringAtPhone(world: CallWorld, lineId: string, agent: AmiAgent, ringing: Ringing): void {
  const { table } = world;
  // The telephone rings on; more than can be shown at once are not shown.
  if (isFull(table.statuses())) return;
  const { number, name } = remoteParty({ user: ringing.number, displayName: ringing.name }, world.country());
  const status = { ...arrived(table.statuses()), ...quiet };
  enter(world, agent, ringing, status, {
    ...{ id: world.newId(), lineId, number, remoteName: name },
    ...whoseNumber(world, number),
  });
}
