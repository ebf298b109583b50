// Runs a command in a network namespace of its own that has only `lo`, and in a process namespace of its own: ports cannot
// collide, ICE cannot leave this machine, and nothing that was started there outlives the command, however it ends.
// `node scripts/test/inNamespace.mjs COMMAND ARGUMENTS…`
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** @returns {string[]} the command that runs it there: who is not root keeps his name in the namespaces, and may do all there */
export function namespaceCommand(command) {
  const asUser = process.getuid?.() === 0 ? [] : ['--map-current-user', '--keep-caps'];
  const unshare = [...asUser, '--net', '--pid', '--fork', '--kill-child', '--mount-proc', '--'];
  // The shell stays, as the first process of the namespace: it takes in orphans that end.
  const shell = ['sh', '-c', 'ip link set lo up && "$@"; exit $?', 'sh'];
  return ['unshare', ...unshare, ...shell, ...command];
}

function inNamespace(command, stdio) {
  const [file, ...args] = namespaceCommand(command);
  return spawnSync(file, args, { stdio, encoding: 'utf8' });
}

/** @returns {string | undefined} why this machine gives no namespace (a container often does not) */
export function namespaceReasonNot() {
  const { status, error, stderr } = inNamespace(['true'], ['ignore', 'ignore', 'pipe']);
  if (status === 0) return undefined;
  return `no network namespace (${error?.message ?? stderr.trim().split('\n').at(-1)})`;
}

if (pathToFileURL(process.argv[1] ?? '').href === import.meta.url) {
  const { status, error } = inNamespace(process.argv.slice(2), 'inherit');
  if (error) throw error;
  process.exit(status ?? 1);
}
