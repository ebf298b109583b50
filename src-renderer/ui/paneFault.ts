// What is told of a pane that failed: which, the kind of error and where in the program. Never the message of the error:
// it may quote what stands in a row. Pure.
export type PaneFault = { pane: string; kind: string; frames: string[] };

const mostFrames = 30;
const mostCharacters = 200;

/** `    at Client (http://127.0.0.1:7001/assets/desk-x.js:1:23)` without the address of the machine. */
const place = (line: string): string =>
  line
    .trim()
    .replace(/\b[a-z]+:\/\/[^/\s)]*/g, '')
    .slice(0, mostCharacters);

/** @param componentStack React's: the parts that stood round it */
export function paneFault(pane: string, error: Error, componentStack = ''): PaneFault {
  // The stack begins with the message, which may have lines of its own.
  const stack = (error.stack ?? '').replace(error.message, '');
  const frames = [...stack.split('\n'), ...componentStack.split('\n')].filter((line) => /^\s+at /.test(line));
  return { pane, kind: error.name.slice(0, 100), frames: frames.slice(0, mostFrames).map(place) };
}

export const faultText = ({ pane, kind, frames }: PaneFault): string =>
  [`${pane}: ${kind}`, ...frames].join('\n');
