// The decision of `npm start`: Electron, or the node host and why. Effects come as arguments.

/**
 * @typedef {object} Machine
 * @property {boolean} wantsBrowser
 * @property {string} platform as `process.platform`
 * @property {Record<string, string | undefined>} env
 *
 * @typedef {object} ElectronPackage
 * @property {() => boolean} isInstalled the npm package
 * @property {() => string | undefined} binary path of its binary, when it is there
 * @property {() => 'done' | 'failed' | 'timeout'} download takes at most a minute
 * @property {(binary: string) => boolean} starts whether the binary runs on this machine
 *
 * @param {Machine} machine
 * @param {ElectronPackage} electron
 * @returns {{ binary: string } | { why: string }}
 */
export function chooseHost({ wantsBrowser, platform, env }, electron) {
  if (wantsBrowser) return { why: 'you asked for the browser' };
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { why: 'there is no display' };
  if (!electron.isInstalled()) return { why: 'Electron is not installed here' };
  const outcome = electron.binary() ? 'done' : electron.download();
  if (outcome === 'timeout') return { why: 'Electron could not be downloaded within a minute' };
  const binary = electron.binary();
  if (!binary) return { why: 'Electron could not be downloaded' };
  // Fails where shared libraries are missing.
  if (!electron.starts(binary))
    return { why: 'Electron does not start on this machine (are system libraries missing?)' };
  return { binary };
}
