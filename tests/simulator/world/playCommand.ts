// What each command does to the world.
import { seededRandom } from '#shared/lib/seededRandom.ts';
import { Eyes } from '../model/eyes.ts';
import type { Command } from './commands.ts';
import type { DecisionName } from './decisions.ts';
import { Machine } from './machine.ts';
import { fair, rough } from './network.ts';
import { newestSchema } from './schemas.ts';
import type { ActionName } from './userActions.ts';
import type { World } from './world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const year = 365 * day;
/** The hub keeps its log so long. */
const keptMs = 180 * day;
const skews = [0, 0, 2_000, -5 * minute, 5 * minute, -3 * 60 * minute, -10 * year, 10 * year];

export async function play(world: World, { kind, machine: index, pick }: Command): Promise<void> {
  const machine = world.machines[index % world.machines.length];
  if (machine === undefined || machine.isOff) return;
  const random = seededRandom(`${world.options.seed}/command/${pick}`);
  const [area, name] = kind.split('.');
  if (area === 'do') {
    machine.act(name as ActionName | DecisionName, random);
    return;
  }
  switch (kind) {
    case 'sync':
      machine.wake();
      return;
    case 'lineDown':
      machine.link = 'down';
      return;
    case 'lineUp':
      machine.link = 'up';
      machine.wake();
      return;
    case 'lineDeaf':
      machine.link = 'deaf';
      return;
    case 'storm':
      world.network.weather = rough;
      return;
    case 'calm':
      world.network.weather = fair;
      return;
    case 'clock':
      machine.skewMs = random.pick(skews);
      return;
    case 'fullCounter':
      fillCounter(machine);
      return;
    case 'kill':
      machine.kill();
      return;
    case 'dieSoon':
      world.crash.arm(random.int(1, 25));
      return;
    case 'away':
      machine.leave();
      return;
    case 'back':
      machine.comeBack();
      return;
    case 'days':
      await skipDays(world, random.pick([1, 3, 20, 31, 90, 200]));
      return;
    case 'copyDisk':
      copyDisk(world, machine);
      return;
    case 'restoreDisk':
      restoreDisk(world, machine);
      return;
    case 'cloneDisk':
      cloneDisk(world, machine, random.chance(0.5));
      return;
    case 'hubDown':
      if (world.hub.isUp) {
        await world.hub.stop();
        world.time.after(random.int(1_000, 60_000), () => void world.time.track(world.hub.restart()));
      }
      return;
    case 'copyHub':
      world.hubCopy = { file: world.hub.copy(), at: world.oracle.point(), madeAt: world.time.now };
      return;
    case 'restoreHub':
      await restoreHub(world);
      return;
    case 'newcomer':
      await letIn(world, machine);
      return;
    case 'upgradeApp':
      machine.upgrade(Math.min(newestSchema, machine.schema + random.int(1, 2)));
      return;
    case 'upgradeHub':
      world.hub.newerColumn.schema = Math.min(newestSchema, world.hub.newerColumn.schema + 1);
      return;
    case 'revoke':
      await revoke(world, machine);
      return;
  }
}

/** As a burst of edits within one millisecond leaves it. */
function fillCounter(machine: Machine): void {
  const last = machine.db.prepare('SELECT last_hlc FROM sync_state').pluck().get() as string | null;
  if (last === null) return;
  const ms = Math.max(0, machine.now() + minute)
    .toString(16)
    .padStart(12, '0');
  machine.db.prepare('UPDATE sync_state SET last_hlc = ?').run(`${ms}-ffff${last.slice(17)}`);
}

/** Everybody's laptop is shut, and the office closed. */
async function skipDays(world: World, count: number): Promise<void> {
  const running = world.machines.filter(({ isUp }) => isUp);
  for (const machine of running) machine.leave();
  await world.pass(count * day);
  if (world.hub.isUp) await world.time.track(world.hub.prune(world.time.now - keptMs));
  for (const machine of running) machine.comeBack();
}

function copyDisk(world: World, machine: Machine): void {
  const open = [...world.openOf(machine)];
  const eyes = new Eyes(world.oracle.eyesOf(machine.name));
  world.diskCopies.set(machine.name, { file: machine.copy(), eyes, open, asks: world.oracle.asks.length });
}

function restoreDisk(world: World, machine: Machine): void {
  const copy = world.diskCopies.get(machine.name);
  if (copy === undefined) return;
  machine.restore(copy.file);
  world.oldDisks.add(machine.name);
  // What was written since and had not reached the hub is gone with the disk.
  for (const ask of world.oracle.asks.slice(copy.asks))
    if (ask.machine === machine.name) world.oracle.lose(ask);
  world.oracle.lend(machine.name, copy.eyes);
  world.openAsks.set(machine.name, [...copy.open]);
}

function cloneDisk(world: World, machine: Machine, isOld: boolean): void {
  if (world.machines.length > 6) return;
  const copy = isOld ? world.diskCopies.get(machine.name) : undefined;
  const name = world.newName();
  const clone = new Machine(world.machineParts(name, machine.parts.user, copy?.file ?? machine.copy()));
  world.oracle.lend(name, copy?.eyes ?? world.oracle.eyesOf(machine.name));
  // The same edits lie on both disks: whichever sends them first, also those that a hub of yesterday is to hear again.
  const asked = world.oracle.asks.slice(0, copy?.asks);
  const own = asked.filter((ask) => ask.machine === machine.name && !ask.isLost);
  const shared = new Map(own.map((ask) => [ask.ops, world.oracle.share(ask, name)]));
  const open = (copy?.open ?? world.openOf(machine)).map((one) => ({
    ...one,
    ask: shared.get(one.ask.ops) ?? world.oracle.share(one.ask, name),
  }));
  world.openAsks.set(name, open);
  if (machine.isLost) world.giveUp(clone);
  clone.skewMs = machine.skewMs;
  clone.schema = machine.schema;
  world.machines.push(clone);
  // Whichever comes second goes on under a new id, with what the other has sent waiting on it still.
  world.oldDisks.add(name).add(machine.name);
  clone.boot();
}

/** A second laptop of the same user, by a code. */
async function letIn(world: World, { parts: { user } }: Machine): Promise<void> {
  if (world.machines.length > 6 || !world.hub.isUp) return;
  await world.time.track(world.addMachine(user, world.hub.newerColumn.schema));
}

async function restoreHub(world: World): Promise<void> {
  const { hubCopy } = world;
  // What is older than all that is kept brings nothing back to an office.
  if (hubCopy === undefined || world.time.now - hubCopy.madeAt >= keptMs || !world.hub.isUp) return;
  await world.time.track(world.hub.restore(hubCopy.file));
  // Who was enrolled since is a stranger to the older hub, and comes back by itself.
  world.oracle.rewind(hubCopy.at, world.held());
  // What the hub had taken of them and has lost, they will not bring again.
  for (const machine of world.machines) if (machine.isLost) world.giveUp(machine);
  // Who was thrown out after the copy is thrown out once more.
  for (const { deviceId, isLost } of world.machines)
    if (isLost) await world.time.track(world.hub.revoke(deviceId, world.time.now));
  for (const list of world.openAsks.values())
    for (const one of list) if (one.seq > world.hub.mirror.seq) one.seq = 0;
}

async function revoke(world: World, machine: Machine): Promise<void> {
  if (
    !world.hub.isUp ||
    world.machines.filter(({ isLost }) => !isLost).length < 3 ||
    machine === world.machines[0]
  )
    return;
  const { deviceId } = machine;
  await world.time.track(world.hub.revoke(deviceId, world.time.now));
  // What it has not sent stays on it, and nobody else hears of it.
  for (const one of world.machines) if (one.deviceId === deviceId) world.giveUp(one);
}
