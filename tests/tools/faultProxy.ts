// A network that breaks by a seed: a TCP proxy on loopback under one address, whatever becomes of the server behind it.
// Refuses, delays, cuts a request or an answer in the middle, swallows a whole answer, stays silent and then goes. Knows
// nothing of what it carries.
import { createServer, connect as openSocket, type Socket } from 'node:net';
import { type SeededRandom, seededRandom } from '#shared/lib/seededRandom.ts';

const faults = ['refuse', 'silent', 'cutRequest', 'cutAnswer', 'loseAnswer', 'delay'] as const;
export type Fault = (typeof faults)[number];

export type FaultProxy = {
  url: string;
  /** How often each kind has happened. */
  counts: Record<Fault, number>;
  /** From now on so many of 100 connections break, sooner or later; 0 heals, and ends those that are broken already. */
  breakOften(percent: number): void;
  /** Ends every connection, as a cable pulled out. */
  cut(): void;
  close(): Promise<void>;
};

type Plan = { fault: Fault | undefined /** Passes before it. */; bytes: number; delayMs: number };

function planOf(random: SeededRandom, percent: number): Plan {
  const isBroken = random.int(0, 99) < percent;
  const fault = isBroken ? random.pick(faults) : undefined;
  return { fault, bytes: random.int(0, 6_000), delayMs: random.int(5, 400) };
}

/** @param target where the server is now; undefined: nowhere */
export async function startFaultProxy(seed: string, target: () => string | undefined): Promise<FaultProxy> {
  const random = seededRandom(`proxy ${seed}`);
  const counts = Object.fromEntries(faults.map((fault) => [fault, 0])) as Record<Fault, number>;
  const open = new Set<Socket>();
  let percent = 0;
  const server = createServer((near) => {
    const plan = planOf(random, percent);
    const note = (): void => {
      if (plan.fault) counts[plan.fault] += 1;
    };
    const address = target();
    open.add(near);
    near.on('error', () => undefined).once('close', () => open.delete(near));
    if (plan.fault === 'refuse' || address === undefined) {
      note();
      near.destroy();
      return;
    }
    if (plan.fault === 'silent') {
      note();
      // Half open: the other side took it and is gone.
      near.resume();
      setTimeout(() => near.destroy(), plan.delayMs * 4);
      return;
    }
    const { hostname, port } = new URL(address);
    const far = openSocket({ host: hostname, port: Number(port), allowHalfOpen: false });
    open.add(far);
    far
      .on('error', () => near.destroy())
      .once('close', () => {
        open.delete(far);
        near.destroy();
      });
    near.once('close', () => far.destroy());
    carry(near, far, plan.fault === 'cutRequest' ? plan : undefined, note);
    const isOfAnswer = plan.fault === 'cutAnswer' || plan.fault === 'loseAnswer' || plan.fault === 'delay';
    carry(far, near, isOfAnswer ? plan : undefined, note);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    ...{ url: `http://127.0.0.1:${port}`, counts, cut },
    breakOften(next) {
      percent = next;
      if (next === 0) cut();
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Hands on what comes until the plan has it break. */
function carry(from: Socket, to: Socket, plan: Plan | undefined, note: () => void): void {
  let passed = 0;
  from.on('data', (part: Buffer) => {
    if (plan?.fault === 'delay') {
      note();
      from.pause();
      setTimeout(() => {
        to.write(part);
        from.resume();
      }, plan.delayMs);
      return;
    }
    const room = plan === undefined ? part.length : Math.max(0, plan.bytes - passed);
    passed += part.length;
    if (part.length <= room) {
      to.write(part);
      return;
    }
    note();
    // The server did its work; nobody hears of it.
    if (plan?.fault !== 'loseAnswer') to.write(part.subarray(0, room));
    to.end();
    from.destroy();
  });
}
