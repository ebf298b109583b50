#!/usr/bin/env node
// The command line's entry: checks its Node before anything loads the database, which would crash without a word.

const [major] = process.versions.node.split('.').map(Number);
if ((major ?? 0) < 22) {
  process.stderr.write(
    `${JSON.stringify({ code: 'incompatible', reason: 'node_version', message: `Yolda needs Node 22 or newer, this is ${process.versions.node}: use "npm run -s yolda --" or "npx yolda"` })}\n`,
  );
  process.exit(1);
}
// A reader that has read enough (`| head`) is no failure, and what was begun is done to its end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
const { runCommandLine } = await import('./commandLine.ts');
process.exitCode = await runCommandLine(process.argv.slice(2));
