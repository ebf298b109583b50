#!/usr/bin/env node
// The command line's entry: checks its Node before anything loads the database, which would crash without a word.

const [major] = process.versions.node.split('.').map(Number);
if ((major ?? 0) < 22) {
  process.stderr.write(
    `${JSON.stringify({ code: 'incompatible', reason: 'node_version', message: `Yolda needs Node 22 or newer, this is ${process.versions.node}: use "npm run -s yolda --" or "npx yolda"` })}\n`,
  );
  process.exit(1);
}
const { runCommandLine } = await import('./commandLine.ts');
process.exitCode = await runCommandLine(process.argv.slice(2));
