import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoreChild } from '#main/hosts/electron/coreFork.ts';
import { createCoreLauncher } from '#main/hosts/electron/coreLauncher.ts';
import type { Ask, FromCore, ToCore } from '#main/hosts/electron/coreMessages.ts';
import { AppError } from '#shared/contract/errors.ts';

type FakeCore = {
  sent: ToCore[];
  ports: unknown[];
  ended: unknown[];
  say(message: FromCore): void;
  die(): void;
  isKilled: boolean;
};

/** A fake fork: cores that do what the test says. */
function fakeCores() {
  const cores: FakeCore[] = [];
  const fork = (): CoreChild => {
    let heard: (message: FromCore) => void = () => undefined;
    let died: () => void = () => undefined;
    const core: FakeCore = {
      sent: [],
      ports: [],
      ended: [],
      say: (message) => heard(message),
      die: () => died(),
      isKilled: false,
    };
    cores.push(core);
    return {
      send: (message) => core.sent.push(message),
      openPort(port) {
        core.ports.push(port);
        return () => core.ended.push(port);
      },
      onMessage: (listener) => {
        heard = listener;
      },
      onExit: (listener) => {
        died = listener;
      },
      kill: () => {
        core.isKilled = true;
        died();
      },
    };
  };
  return { cores, fork };
}

const start = { dataDir: '/c', version: '1', logLevel: 'info' };
const port = (name: string) => ({ name }) as unknown as Electron.MessagePortMain;

function launch(answer: (ask: Ask) => Promise<unknown> = async () => undefined) {
  const { cores, fork } = fakeCores();
  const failures: unknown[] = [];
  const launcher = createCoreLauncher({
    fork,
    start,
    answer,
    onFailure: (error) => failures.push(error),
    log: () => undefined,
  });
  launcher.start();
  const at = (index: number): FakeCore => {
    const core = cores[index];
    if (!core) throw new Error(`no core ${index}`);
    return core;
  };
  return { cores, at, failures, launcher };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the launcher of the core', () => {
  it('tells a new core how to start and gives it the ports', () => {
    const { at, launcher } = launch();
    launcher.openPort(port('a'));
    expect([at(0).sent, at(0).ports]).toEqual([[{ t: 'start', start }], [port('a')]]);
  });

  it('keeps ports for the next core while there is none', () => {
    const { at, cores, launcher } = launch();
    at(0).die();
    launcher.openPort(port('b'));
    vi.advanceTimersByTime(99);
    expect(cores.length).toBe(1);
    vi.advanceTimersByTime(1);
    expect([at(1).sent, at(1).ports]).toEqual([[{ t: 'start', start }], [port('b')]]);
  });

  it('ends a connection where its port is: here while it waits, else in the core that has it', () => {
    const { at, launcher } = launch();
    const endFirst = launcher.openPort(port('a'));
    at(0).die();
    const closed: string[] = [];
    const closing = (name: string) =>
      Object.assign(port(name), { close: () => closed.push(name) }) as Electron.MessagePortMain;
    const [waiting, later] = [closing('b'), closing('c')];
    const endWaiting = launcher.openPort(waiting);
    const endLater = launcher.openPort(later);
    endWaiting();
    vi.advanceTimersByTime(100);
    endLater();
    endFirst();
    expect([closed, at(0).ended, at(1).ports, at(1).ended]).toEqual([['b'], [port('a')], [later], [later]]);
  });

  it('gives up after five deaths in a minute and begins anew when told', () => {
    const { at, cores, failures, launcher } = launch();
    for (let index = 0; index < 5; index++) {
      at(index).die();
      vi.advanceTimersByTime(2_000);
    }
    expect([cores.length, failures, launcher.failure()]).toMatchObject([
      5,
      [{ reason: 'core_keeps_failing' }],
      { code: 'unavailable' },
    ]);
    launcher.start();
    expect([cores.length, launcher.failure()]).toEqual([6, undefined]);
    at(5).die();
    vi.advanceTimersByTime(100);
    expect(cores.length).toBe(7);
  });

  it('does not start again a core that says why it cannot open the company', () => {
    const { at, cores, failures } = launch();
    const error = { code: 'bug', reason: 'migration_numbers', message: 'bug: migration_numbers' } as const;
    at(0).say({ t: 'failed', error });
    at(0).die();
    vi.advanceTimersByTime(60_000);
    expect([cores.length, failures]).toEqual([1, [error]]);
  });

  it('answers the questions of the core, and passes an error on', async () => {
    const { at } = launch(async (ask) => {
      if (ask.what === 'loadKey') throw new AppError('unavailable', 'no_keychain');
      return 'secret';
    });
    at(0).say({ t: 'ask', id: 1, ask: { what: 'loadKey', name: 'c' } });
    at(0).say({ t: 'ask', id: 2, ask: { what: 'loadSecret', name: 's' } });
    await vi.advanceTimersByTimeAsync(0);
    expect(at(0).sent.slice(1)).toEqual([
      {
        t: 'answer',
        id: 1,
        error: { code: 'unavailable', reason: 'no_keychain', message: 'unavailable: no_keychain' },
      },
      { t: 'answer', id: 2, value: 'secret' },
    ]);
  });

  it('loads attachments, and fails those that a dying core took along', async () => {
    const { at, launcher } = launch();
    const [found, missing, lost] = ['a', 'b', 'c'].map((hash) => launcher.loadBlob(hash));
    at(0).say({ t: 'blob', id: 1, bytes: Uint8Array.of(1) });
    at(0).say({ t: 'blob', id: 2, error: { code: 'not_found', reason: 'blob_missing', message: '' } });
    const settled = Promise.allSettled([found, missing, lost]);
    at(0).die();
    expect(await settled).toMatchObject([
      { value: Uint8Array.of(1) },
      { reason: { code: 'not_found' } },
      { reason: { code: 'unavailable', reason: 'core_gone' } },
    ]);
    await expect(launcher.loadBlob('d')).rejects.toMatchObject({ reason: 'core_gone' });
  });

  it('stops the core in order and starts no other', async () => {
    const { at, cores, launcher } = launch();
    const stopped = launcher.stop();
    expect(at(0).sent.at(-1)).toEqual({ t: 'stop' });
    at(0).die();
    await stopped;
    vi.advanceTimersByTime(60_000);
    expect([cores.length, at(0).isKilled]).toEqual([1, false]);
  });

  it('kills a core that does not stop in ten seconds', async () => {
    const { at, launcher } = launch();
    const stopped = launcher.stop();
    vi.advanceTimersByTime(10_000);
    await stopped;
    expect(at(0).isKilled).toBe(true);
  });
});
