import { describe, expect, it } from 'vitest';

type Machine = { wantsBrowser: boolean; platform: string; env: Record<string, string> };
type ElectronPackage = {
  isInstalled(): boolean;
  binary(): string | undefined;
  download(): 'done' | 'failed' | 'timeout';
  starts(binary: string): boolean;
};
type Module = {
  chooseHost(machine: Machine, electron: ElectronPackage): { binary: string } | { why: string };
};

const script = new URL('../../../scripts/start/chooseHost.mjs', import.meta.url);
const { chooseHost }: Module = await import(script.href);

const desktop: Machine = { wantsBrowser: false, platform: 'linux', env: { DISPLAY: ':0' } };

/** An Electron whose binary comes by the download, if that works. */
function electron(outcome: 'done' | 'failed' | 'timeout', change: Partial<ElectronPackage> = {}) {
  const steps: string[] = [];
  let binary: string | undefined;
  const made: ElectronPackage = {
    isInstalled: () => true,
    binary: () => binary,
    download() {
      steps.push('download');
      if (outcome === 'done') binary = '/electron';
      return outcome;
    },
    starts: () => true,
    ...change,
  };
  return { steps, made };
}

describe('npm start', () => {
  it('takes Electron where its binary is, without a download', () => {
    const { steps, made } = electron('failed', { binary: () => '/here' });
    expect([chooseHost(desktop, made), steps]).toEqual([{ binary: '/here' }, []]);
  });

  it('downloads the binary where it is missing', () => {
    const { steps, made } = electron('done');
    expect([chooseHost(desktop, made), steps]).toEqual([{ binary: '/electron' }, ['download']]);
  });

  it('takes the node host, and says why, where Electron cannot be had', () => {
    const why = (machine: Partial<Machine>, { made }: ReturnType<typeof electron>) =>
      chooseHost({ ...desktop, ...machine }, made);
    expect([
      why({}, electron('timeout')),
      why({}, electron('failed')),
      why({}, electron('done', { isInstalled: () => false })),
      why({}, electron('done', { starts: () => false })),
    ]).toEqual([
      { why: 'Electron could not be downloaded within a minute' },
      { why: 'Electron could not be downloaded' },
      { why: 'Electron is not installed here' },
      { why: 'Electron does not start on this machine (are system libraries missing?)' },
    ]);
  });

  it('asks for no download where nobody could see the window, or the user wants the browser', () => {
    const { steps, made } = electron('done');
    expect([
      chooseHost({ ...desktop, env: {} }, made),
      chooseHost({ ...desktop, wantsBrowser: true }, made),
      chooseHost({ ...desktop, env: { WAYLAND_DISPLAY: 'wayland-0' }, wantsBrowser: true }, made),
      steps,
    ]).toEqual([
      { why: 'there is no display' },
      { why: 'you asked for the browser' },
      { why: 'you asked for the browser' },
      [],
    ]);
    expect(chooseHost({ ...desktop, platform: 'win32', env: {} }, made)).toEqual({ binary: '/electron' });
    expect(chooseHost({ ...desktop, env: { WAYLAND_DISPLAY: 'wayland-0' } }, made)).toEqual({
      binary: '/electron',
    });
  });
});
