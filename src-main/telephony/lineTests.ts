// The tests of lines that run: none beside a call, and none outlives the first ring of one. Only a login is tried while all
// calls wait for their link: how else would a new certificate be agreed to. What a test does stands in
// testLine.ts and testCall.ts.
import { UserAgent } from 'sip.js';
import { AppError } from '#shared/contract/errors.ts';
import type { EventName, EventPayload } from '#shared/rpc/client.ts';
import { createAmiAgent } from './amiAgent.ts';
import { isOver } from './call.rules.ts';
import { dialTarget } from './callParties.rules.ts';
import type { LiveCall } from './calls.types.ts';
import { addressOf } from './callWorld.ts';
import { createSipAgent, type SipAgent } from './sipAgent.ts';
import type { After, Line, LineVerdict, TestedLine, TestNews } from './telephony.types.ts';
import { type TestCallEnd, testCall } from './testCall.ts';
import { testLine } from './testLine.ts';

export type LineTestsOptions = {
  newId(): string;
  random(): number;
  after: After;
  country(): string;
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
  /** The calls there are. */
  calls(): readonly LiveCall[];
  /** Another login of the same account came and went: a PBX that keeps one only has forgotten the line's own. */
  onTested(line: Line): void;
};

type TestCallInput = TestedLine & { testId: string; number: string; offer: string };

type Kind = 'login' | 'call';

const running = (): AppError => new AppError('conflict', 'call_running');

export class LineTests {
  readonly #options: LineTestsOptions;
  readonly #ends = new Map<AbortController, Kind>();

  constructor(options: LineTestsOptions) {
    this.#options = options;
  }

  #isHindered(kind: Kind): boolean {
    const going = this.#options.calls().filter((call) => !isOver(call));
    return going.some(({ state }) => kind === 'call' || state !== 'reconnecting');
  }

  /** Something rings or is dialed: it has the line and the ears. */
  noteCalls(): void {
    for (const [end, kind] of this.#ends) if (this.#isHindered(kind)) end.abort();
  }

  async #run<T>(
    kind: Kind,
    { line, signal }: TestedLine,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (this.#isHindered(kind)) throw running();
    const end = new AbortController();
    this.#ends.set(end, kind);
    try {
      return await work(AbortSignal.any([signal, end.signal]));
    } catch (error) {
      throw end.signal.aborted && !signal.aborted ? running() : error;
    } finally {
      this.#ends.delete(end);
      this.#options.onTested(line);
    }
  }

  #own({ line, password }: TestedLine) {
    const instanceId = this.#options.newId();
    return { line: { ...line, id: instanceId }, password: password ?? '', instanceId };
  }

  #tell(testId: string | undefined, news: TestNews): void {
    if (testId !== undefined) this.#options.emit('telephony.testTold', { testId, news });
  }

  /** @throws AppError conflict/call_running, cancelled */
  line(tested: TestedLine, testId: string | undefined): Promise<LineVerdict> {
    return this.#run('login', tested, (signal) => {
      const own = this.#own(tested);
      const agent = tested.line.kind === 'ami' ? createAmiAgent(own) : createSipAgent(own);
      const tell = (step: LineVerdict['steps'][number]): void =>
        this.#tell(testId, { type: 'step', ...step });
      return testLine({ agent, hasPassword: tested.password !== undefined, signal, tell });
    });
  }

  #uriOf(agent: SipAgent, number: string) {
    const target = dialTarget(number, this.#options.country());
    const uri = target ? UserAgent.makeURI(addressOf(agent, target)) : undefined;
    if (!uri) throw new AppError('conflict', 'bad_number');
    return uri;
  }

  /** @throws AppError conflict/call_running, conflict/bad_number, cancelled */
  call({ testId, number, offer, ...tested }: TestCallInput): Promise<TestCallEnd> {
    const { after, random } = this.#options;
    return this.#run('call', tested, (signal) => {
      const agent = createSipAgent(this.#own(tested));
      const uri = this.#uriOf(agent, number);
      const tell = (news: TestNews): void => this.#tell(testId, news);
      return testCall({ ...{ agent, uri, offer, tell, signal, after, random } });
    });
  }
}
