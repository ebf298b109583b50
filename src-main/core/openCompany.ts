// A company folder for a host with a person before it: opens it, and where that fails – or the file turns out to be
// damaged – stays alive and answers the recovery calls until it opens. One-shot commands use createCore itself.
import { AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import { newRowId } from '#shared/domain/ids.ts';
import type { CompanyFolder } from '../store/companyFolder.ts';
import { type Core, type CoreOptions, createCore } from './createCore.ts';
import { createStopped } from './recovery.ts';

/** What a host needs: a core, or what stands in for one. */
export type Served = Pick<Core, 'accept' | 'call' | 'close' | 'loadBlob'> & {
  folder: Pick<CompanyFolder, 'leaveDoor' | 'closeDoor'>;
};

export type CompanyOptions = Omit<CoreOptions, 'onDamage' | 'onWipe' | 'onRemoved'> & {
  /** Whether a person can be told of it; what is not is thrown. */
  isTold?(problem: AppError): boolean;
  /** Called each time that the company opens. */
  onOpened?(): void;
};

type Door = Parameters<CompanyFolder['leaveDoor']>[0];

class Company implements Served {
  readonly #options: CompanyOptions;
  #door: Door | undefined;
  #current: Served | undefined;
  /** While an empty company takes the place of the one removed. */
  #between: Promise<void> | undefined;

  constructor(options: CompanyOptions) {
    this.#options = options;
  }

  /** Opens the company, or stops. @throws what nobody can be told of */
  async start(): Promise<void> {
    try {
      await this.#open();
    } catch (error) {
      const isTold = error instanceof AppError && error.code !== 'bug';
      if (!isTold || this.#options.isTold?.(error) === false) throw error;
      this.#stop(error, Promise.resolve());
    }
  }

  async #open(): Promise<void> {
    const core: Core = await createCore({
      ...this.#options,
      onDamage: (problem) => {
        // Once, and not by a core that is closing.
        if (this.#current === core) this.#stop(problem, core.close());
      },
      onWipe: () => {
        if (this.#current === core) this.#stop(new AppError('forbidden', 'wiped'), core.close());
      },
      onRemoved: () => {
        if (this.#current === core) this.#startOver(core);
      },
    });
    try {
      if (this.#door) core.folder.leaveDoor(this.#door);
    } catch (error) {
      await core.close();
      throw error;
    }
    this.#current = core;
    this.#options.onOpened?.();
  }

  #startOver(core: Core): void {
    const closed = core.close();
    this.#between = closed
      .then(() => this.#open())
      .catch((error: unknown) => {
        const known =
          error instanceof AppError ? error : new AppError('bug', 'unexpected', undefined, { cause: error });
        this.#stop(known, closed);
      })
      .finally(() => {
        this.#between = undefined;
      });
  }

  #stop(problem: AppError, released: Promise<void>): void {
    const { platform, dataDir } = this.#options;
    platform.log.warn('recovery.stopped', { code: problem.code, reason: problem.reason });
    const { dispatch, server } = createStopped({
      platform,
      dataDir,
      problem,
      released,
      open: async () => {
        await this.#open();
        // Once the answer has left: the page then comes back, and meets the company.
        setImmediate(server.close);
      },
    });
    const newId = (): string => newRowId(platform.now(), platform.randomBytes(16));
    this.#current = {
      accept: server.accept,
      call: (name, input, { commandId = newId(), signal = new AbortController().signal } = {}) =>
        dispatch({ name, input, commandId, signal }) as Promise<Output<typeof name>>,
      loadBlob: () => Promise.reject(problem),
      folder: { leaveDoor: () => undefined, closeDoor: () => undefined },
      async close() {
        server.close();
        await released;
      },
    };
  }

  get #served(): Served {
    if (!this.#current) throw new AppError('bug', 'not_started');
    return this.#current;
  }

  readonly accept: Served['accept'] = (channel) => {
    if (this.#between) void this.#between.then(() => this.#served.accept(channel));
    else this.#served.accept(channel);
  };
  readonly call: Served['call'] = async (name, input, options) => {
    await this.#between;
    return this.#served.call(name, input, options);
  };
  readonly close: Served['close'] = async () => {
    await this.#between;
    await this.#served.close();
  };
  readonly loadBlob: Served['loadBlob'] = (hash) => this.#served.loadBlob(hash);
  readonly folder: Served['folder'] = {
    leaveDoor: (door) => {
      this.#door = door;
      this.#served.folder.leaveDoor(door);
    },
    closeDoor: () => this.#served.folder.closeDoor(),
  };
}

/** @throws AppError bug, and what `isTold` refuses */
export async function openCompany(options: CompanyOptions): Promise<Served> {
  const company = new Company(options);
  await company.start();
  return company;
}
