// Three years of talk with partners in order of time, the promises given in it, and what is planned around today.
import { addDays, isoWeekday } from '#shared/domain/dates.ts';
import { type SeededRandom, seededRandom } from '#shared/lib/seededRandom.ts';
import { createDemoClock, type DemoClock, type DemoPlan, partnersAt } from './demoPlan.ts';
import { audited, type DemoRow, type DemoRows, dayMs, demoId, hourMs } from './demoRows.ts';
import type { DemoPartner } from './partnerRows.ts';
import { talks } from './texts.ts';

export type HistoryInput = { plan: DemoPlan; userIds: readonly string[]; partners: readonly DemoPartner[] };

type Interaction = Extract<DemoRow, readonly ['interactions', unknown]>[1];
type Kind = Interaction['kind'];
type Scene = HistoryInput & { random: SeededRandom; clock: DemoClock };

/** Events around today: a fifth of a small company's talk, and no more than people can keep. */
const plannedCount = (plan: DemoPlan, users: number): number =>
  Math.min(Math.floor(plan.interactions * 0.2), users * 70 + 50);

export function* historyRows(input: HistoryInput): DemoRows {
  const scene: Scene = {
    ...input,
    random: seededRandom(input.plan.seed).fork('history'),
    clock: createDemoClock(input.plan.nowMs),
  };
  const planned = plannedCount(input.plan, input.userIds.length);
  const past = input.plan.interactions - planned;
  const span = scene.clock.nowMs - 2 * hourMs - scene.clock.startMs;
  for (let index = 0; index < past; index += 1) {
    // The trade grows: later years are denser.
    const share = ((index + scene.random.next()) / past) ** 0.85;
    yield* pastRows(scene, scene.clock.startMs + Math.floor(share * span));
  }
  for (let index = 0; index < planned; index += 1) yield plannedRow(scene);
}

/** Few partners have much of the talk, most a little. */
export function drawPartner(
  random: SeededRandom,
  partners: readonly DemoPartner[],
  count: number,
): DemoPartner {
  const partner = partners[Math.floor(Math.min(count, partners.length) * random.next() ** 2)];
  if (!partner) throw new RangeError('no partners');
  return partner;
}

function drawKind(random: SeededRandom): Kind {
  const draw = random.next();
  return draw < 0.55
    ? 'call'
    : draw < 0.75
      ? 'meeting'
      : draw < 0.93
        ? 'email'
        : draw < 0.95
          ? 'sms'
          : 'note';
}

/** The same day in working hours; a weekend's talk moves to Monday if that has come. */
function workingTime({ random, clock }: Scene, ms: number): number {
  const date = clock.dateAt(ms);
  const weekday = isoWeekday(date);
  const moved = weekday > 5 ? addDays(date, 8 - weekday) : date;
  const at = clock.at(moved, 9 * 60 + random.int(0, 108) * 5);
  return at < clock.nowMs - hourMs ? at : ms;
}

function* pastRows(scene: Scene, ms: number): DemoRows {
  const { random, clock, userIds } = scene;
  const at = workingTime(scene, ms);
  const partner = drawPartner(random, scene.partners, partnersAt(scene.plan, clock, at));
  const talk = talks[partner.country.language];
  const kind = drawKind(random);
  const isCancelled = kind === 'meeting' && random.chance(0.04);
  const wasPlanned = isCancelled || ((kind === 'meeting' || kind === 'call') && random.chance(0.5));
  const owner = random.chance(0.85) ? partner.owner : random.int(0, userIds.length - 1);
  const ownerId = userIds[owner] ?? '';
  const id = demoId(random, at);
  yield [
    'interactions',
    {
      id,
      partnerId: partner.id,
      contactId: random.chance(0.8) ? partner.contactId : null,
      kind,
      direction: kind === 'meeting' || kind === 'note' ? '' : random.chance(0.4) ? 'in' : 'out',
      status: isCancelled ? 'cancelled' : 'done',
      subject: random.pick(talk.subjects),
      content: random.pick(talk.contents),
      result: isCancelled || kind === 'note' ? '' : random.pick(talk.results),
      place: kind === 'meeting' ? random.pick(talk.places) : '',
      importance: random.chance(0.08) ? 'high' : 'normal',
      ownerId,
      authorId: ownerId,
      plannedAt: wasPlanned ? at : null,
      plannedOn: null,
      durationMin:
        kind === 'meeting' ? random.pick([30, 60, 90]) : kind === 'call' ? random.int(1, 20) : null,
      happenedAt: isCancelled ? null : at,
      timelineAt: at,
      ...audited(at),
    },
  ];
  if (!isCancelled && random.chance(0.12))
    yield promiseRow(scene, { partner, interactionId: id, ownerId, at });
}

type PromiseOf = { partner: DemoPartner; interactionId: string; ownerId: string; at: number };

/** Most promises are kept, some late; a few fresh ones are broken and stand overdue. */
function promiseRow({ random, clock }: Scene, given: PromiseOf): DemoRow {
  const talk = talks[given.partner.country.language];
  const isOurs = random.chance(0.65);
  const dueOn = addDays(clock.dateAt(given.at), random.int(2, 14));
  const isOpen = dueOn >= clock.today || (dueOn > addDays(clock.today, -30) && random.chance(0.35));
  const isLate = random.chance(0.15);
  const doneAt = Math.min(
    clock.at(dueOn, 16 * 60) + (isLate ? random.int(1, 6) : -1) * dayMs,
    clock.nowMs - hourMs,
  );
  const isDropped = !isOpen && random.chance(0.04);
  return [
    'tasks',
    {
      id: demoId(random, given.at),
      partnerId: given.partner.id,
      contactId: isOurs ? null : given.partner.contactId,
      interactionId: given.interactionId,
      title: random.pick(isOurs ? talk.ourPromises : talk.theirPromises),
      status: isOpen ? 'open' : isDropped ? 'cancelled' : 'done',
      promisedBy: isOurs ? 'us' : 'them',
      ownerId: given.ownerId,
      giverId: given.ownerId,
      importance: random.chance(0.1) ? 'high' : 'normal',
      dueAt: null,
      dueOn,
      doneAt: isOpen || isDropped ? null : Math.max(doneAt, given.at),
      createdAt: given.at,
      updatedAt: isOpen ? given.at : Math.max(doneAt, given.at),
    },
  ];
}

/** Offset from today in days: a fifth today, some overdue, most ahead. */
function drawDay(random: SeededRandom): number {
  const draw = random.next();
  if (draw < 0.2) return 0;
  return draw < 0.32 ? -random.int(1, 20) : random.int(1, 45);
}

/** The owner's own partner when a few draws find one. */
function drawOwned({ random, partners }: Scene, owner: number): DemoPartner {
  let partner = drawPartner(random, partners, partners.length);
  for (let tries = 0; partner.owner !== owner && tries < 8; tries += 1)
    partner = drawPartner(random, partners, partners.length);
  return partner;
}

function plannedRow(scene: Scene): DemoRow {
  const { random, clock, userIds } = scene;
  // The rep of this workstation stands twice in the draw: his desk is the one looked at.
  const owner = Math.max(0, random.int(-1, userIds.length - 1));
  const partner = drawOwned(scene, owner);
  const talk = talks[partner.country.language];
  const kind = random.pick(['call', 'call', 'call', 'meeting', 'meeting', 'email'] as const);
  const date = addDays(clock.today, drawDay(random));
  const isDayOnly = random.chance(0.25);
  const plannedAt = clock.at(date, 9 * 60 + random.int(0, 36) * 15);
  const start = isDayOnly ? clock.at(date, 0) : plannedAt;
  const isDone = date === clock.today && plannedAt < clock.nowMs - hourMs && random.chance(0.6);
  const createdAt = Math.min(start, clock.nowMs) - random.int(1, 10) * dayMs;
  const ownerId = userIds[owner] ?? '';
  return [
    'interactions',
    {
      id: demoId(random, createdAt),
      partnerId: partner.id,
      contactId: partner.contactId,
      kind,
      direction: kind === 'meeting' ? '' : 'out',
      status: isDone ? 'done' : 'planned',
      subject: random.pick(talk.subjects),
      content: '',
      result: isDone ? random.pick(talk.results) : '',
      place: kind === 'meeting' ? random.pick(talk.places) : '',
      importance: random.chance(0.15) ? 'high' : 'normal',
      ownerId,
      authorId: ownerId,
      plannedAt: isDayOnly ? null : plannedAt,
      plannedOn: isDayOnly ? date : null,
      durationMin: kind === 'meeting' ? 60 : null,
      happenedAt: isDone ? plannedAt : null,
      timelineAt: isDone ? plannedAt : start,
      ...audited(createdAt),
    },
  ];
}
