// What lies between a workstation and its hub: messages as JSON text that are lost, late, doubled, overtaken, cut off, or
// that arrive while the answer does not. All by the seed; the numbers of a message decide its fate, so that a command
// left out does not change the weather of the others.
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';
import { seededRandom } from '#shared/lib/seededRandom.ts';
import type { HubCalls } from '#shared/sync/hubCalls.ts';
import type { VirtualTime } from './virtualTime.ts';

export type CallName = keyof HubCalls;

export type Weather = {
  loseRequest: number;
  loseReply: number;
  double: number;
  /** A message that comes minutes later, when its sender has long given up. */
  late: number;
  cutReply: number;
  maxDelayMs: number;
};
export const fair: Weather = {
  loseRequest: 0,
  loseReply: 0,
  double: 0,
  late: 0,
  cutReply: 0,
  maxDelayMs: 40,
};
export const rough: Weather = {
  ...{ loseRequest: 0.06, loseReply: 0.08, double: 0.06, late: 0.03, cutReply: 0.04, maxDelayMs: 2_000 },
};

/** `deaf`: half open, requests leave and nothing comes back. */
export type LinkState = 'up' | 'down' | 'deaf';

export type Answered =
  | { ok: true; text: string }
  | { ok: false; code: ErrorCode; reason: string; details: unknown };

/** The hub's end: answers a message, or never (it died). */
export type HubEnd = (
  call: CallName,
  deviceId: string,
  text: string,
  machine: string,
) => Promise<Answered | undefined>;

const timeoutMs = 30_000;

export class Network {
  readonly #time: VirtualTime;
  readonly #seed: string;
  readonly #hub: HubEnd;
  readonly #counts = new Map<string, number>();
  weather: Weather = fair;
  /** Messages that left a workstation. */
  messages = 0;

  constructor(time: VirtualTime, seed: string, hub: HubEnd) {
    this.#time = time;
    this.#seed = seed;
    this.#hub = hub;
  }

  #randomFor(machine: string) {
    const count = (this.#counts.get(machine) ?? 0) + 1;
    this.#counts.set(machine, count);
    return seededRandom(`${this.#seed}/net/${machine}/${count}`);
  }

  /** @param end the workstation's process: nothing comes to one that has died */
  send(
    call: CallName,
    input: unknown,
    end: { machine: string; deviceId: string; link(): LinkState; isDead(): boolean },
  ): Promise<unknown> {
    const text = JSON.stringify(input);
    const { loseRequest, loseReply, double, late, cutReply, maxDelayMs } = this.weather;
    const random = this.#randomFor(end.machine);
    const delay = (): number => 1 + random.next() * maxDelayMs;
    this.messages += 1;
    return this.#time.wait((resolve, reject) => {
      let isSettled = false;
      const settle = (run: () => void): void => {
        if (isSettled || end.isDead()) return;
        isSettled = true;
        forgetTimeout();
        run();
      };
      const fail = (code: ErrorCode, reason: string, details?: unknown): void =>
        settle(() => reject(new AppError(code, reason, details as never)));
      const forgetTimeout = this.#time.after(timeoutMs, () => fail('timeout', 'no_answer'));
      const arrive = async (): Promise<void> => {
        const answer = await this.#time.track(this.#hub(call, end.deviceId, text, end.machine));
        const isLost = random.chance(loseReply) || end.link() !== 'up';
        const isCut = random.chance(cutReply);
        if (answer === undefined || isLost) return;
        this.#time.after(delay(), () => {
          if (isCut) fail('unavailable', 'answer_cut_off');
          else if (answer.ok) settle(() => resolve(JSON.parse(answer.text)));
          else fail(answer.code, answer.reason, answer.details);
        });
      };
      if (end.link() === 'down') {
        this.#time.after(1, () => fail('offline', 'no_network'));
        return;
      }
      if (!random.chance(loseRequest)) this.#time.after(delay(), arrive);
      if (random.chance(double)) this.#time.after(delay(), arrive);
      if (random.chance(late)) this.#time.after(60_000 + random.next() * 3_600_000, arrive);
    });
  }
}
