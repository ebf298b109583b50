// A line at work says once more that it is there when another login of its account may have taken its place; nothing else
// changes by that.
import { expect, it } from 'vitest';
import type { LineAgent } from '#main/telephony/lineAgent.ts';
import { LineRunner, type LineWorld } from '#main/telephony/lineRunner.ts';
import type { Line } from '#main/telephony/telephony.types.ts';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('renews its registration when it is asked to, and its next turn begins from there', async () => {
  let registered = 0;
  let timers: number[] = [];
  const states: string[] = [];
  const agent: LineAgent = {
    loginStep: 'register',
    open: async () => undefined,
    probe: () => undefined,
    detach: () => undefined,
    async register() {
      registered += 1;
      return 600_000;
    },
    unregister: async () => undefined,
    dispose: () => undefined,
  };
  const world: LineWorld = {
    ...{ now: () => 0, random: () => 0, log: () => undefined },
    after(delayMs) {
      timers.push(delayMs);
      return () => {
        timers = timers.filter((one) => one !== delayMs);
      };
    },
    loadPassword: async () => 'x',
    createAgent: () => agent,
  };
  const runner = new LineRunner({ id: 'line' } as Line, world, ({ state }) => states.push(state));
  runner.renew();
  expect(registered).toBe(0);
  runner.take({ type: 'start' });
  await settled();
  runner.renew();
  await settled();
  expect({ registered, timers, states }).toEqual({
    ...{ registered: 2, timers: [300_000], states: ['connecting', 'registered'] },
  });
  await runner.stop();
  runner.renew();
  expect(registered).toBe(2);
});
