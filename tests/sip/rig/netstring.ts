// Netstrings, `LENGTH:TEXT,` – the frames of baresip's control connection. Pure.

export const toNetstring = (text: string): string => `${Buffer.byteLength(text)}:${text},`;

/** @returns a function that is given what arrives, in any pieces, and answers the texts that are whole by now */
export function createNetstringReader(): (part: Buffer) => string[] {
  let rest: Buffer = Buffer.alloc(0);
  return (part) => {
    rest = Buffer.concat([rest, part]);
    const texts: string[] = [];
    for (;;) {
      const colon = rest.indexOf(':');
      if (colon < 0) return texts;
      const length = Number(rest.toString('latin1', 0, colon));
      if (!Number.isSafeInteger(length)) throw new Error(`no netstring: ${rest.toString('latin1', 0, 40)}`);
      const end = colon + 1 + length;
      if (rest.length <= end) return texts;
      texts.push(rest.toString('utf8', colon + 1, end));
      rest = rest.subarray(end + 1);
    }
  };
}
