// What the program was started with: our own switches and a link of the operating system, read from argv.
// Knows nothing of Electron.

export type HostSettings = {
  /** Company folder; `company` in the user's data when absent. */
  readonly dataDir: string | undefined;
  /** Test setting: a Node binary that runs the core as a plain child process. */
  readonly coreNode: string | undefined;
  /** Test setting, Linux only: keys without a keyring. */
  readonly hasPlainTextKeys: boolean;
  /** `yolda:`, `app:`, `tel:`, `sip:` or `callto:` link the program was opened with. */
  readonly link: string | undefined;
};

const linkPattern = /^(?:yolda|app|tel|sips?|callto):/i;

function switchValue(args: readonly string[], name: string): string | undefined {
  const prefix = `--${name}=`;
  return args.find((arg) => arg.startsWith(prefix))?.slice(prefix.length) || undefined;
}

/**
 * @param argv of this process, or of the second instance
 *
 * A link comes from a web page: what stands beside it may have been smuggled in by its quotes, so a start
 * with a link has no switches at all.
 */
export function readHostSettings(argv: readonly string[]): HostSettings {
  const args = argv.slice(1);
  const link = args.find((arg) => linkPattern.test(arg));
  const own = link === undefined ? args : [];
  return {
    dataDir: switchValue(own, 'data'),
    coreNode: switchValue(own, 'core-node'),
    hasPlainTextKeys: own.includes('--plain-text-keys'),
    link,
  };
}
