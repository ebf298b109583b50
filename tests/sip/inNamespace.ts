// Runs a command in a network namespace of its own that has only `lo`, and in a process namespace of its own: ports cannot
// collide, ICE cannot leave this machine, and nothing that was started there outlives the command, however it ends.
// `node tests/sip/inNamespace.ts COMMAND ARGUMENTS…`
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** @returns the command line that runs `command` in namespaces of its own; a user who is not root keeps his name and may all in them */
export function inNamespace(command: readonly string[]): string[] {
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-current-user', '--keep-caps'];
  const unshare = ['unshare', ...asRoot, '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
  // The shell stays, as the first process of the namespace: it takes in orphans that end.
  return [...unshare, '--', 'sh', '-c', 'ip link set lo up && "$@"; exit $?', 'sh', ...command];
}

if (pathToFileURL(process.argv[1] ?? '').href === import.meta.url) {
  const [command, ...args] = inNamespace(process.argv.slice(2));
  const { status, error } = spawnSync(command!, args, { stdio: 'inherit' });
  if (error) throw error;
  process.exit(status ?? 1);
}
