// The form of Asterisk's manager protocol: packets of lines out of bytes, and actions into lines. Pure and bounded: what
// arrives is anybody's, and nothing that goes out can carry a second line.
import { createHash } from 'node:crypto';

export type AmiPacket = ReadonlyMap<string, string>;

/** Asterisk's own limit of a line is 1 kB; variables and app data of events may be longer. */
const longestLine = 16_384;
const mostLines = 256;

/** What comes is no manager protocol, or no longer. */
export class AmiNonsense extends Error {
  constructor() {
    super('not the manager protocol');
    this.name = 'AmiNonsense';
  }
}

const bannerWord = /^Asterisk Call Manager\/\d+(\.\d+){0,3}$/;

/** Bytes as they come in, whole packets out of them. Of a name that comes twice the first counts. */
export class AmiReader {
  #rest = '';
  #hasBanner = false;
  #packet = new Map<string, string>();
  #lines = 0;
  readonly #decoder = new TextDecoder();

  /** Whether the manager has said who it is. */
  get isGreeted(): boolean {
    return this.#hasBanner;
  }

  /** @throws AmiNonsense */
  take(chunk: Uint8Array): AmiPacket[] {
    const packets: AmiPacket[] = [];
    const lines = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split('\n');
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > longestLine) throw new AmiNonsense();
    for (const line of lines) {
      const packet = this.#takeLine(line.replace(/\r$/, ''));
      if (packet) packets.push(packet);
    }
    return packets;
  }

  #takeLine(line: string): AmiPacket | undefined {
    if (line.length > longestLine) throw new AmiNonsense();
    if (!this.#hasBanner) {
      if (!bannerWord.test(line)) throw new AmiNonsense();
      this.#hasBanner = true;
      return undefined;
    }
    if (line === '') {
      const packet = this.#packet;
      this.#packet = new Map();
      this.#lines = 0;
      return packet.size > 0 ? packet : undefined;
    }
    this.#lines += 1;
    if (this.#lines > mostLines) throw new AmiNonsense();
    const at = line.indexOf(':');
    const name = line.slice(0, Math.max(at, 0)).trim();
    if (name !== '' && !this.#packet.has(name)) this.#packet.set(name, line.slice(at + 1).trim());
    return undefined;
  }
}

/** @throws AmiNonsense where a value would be more than its line */
export function amiAction(action: string, fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ Action: action, ...fields })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`);
  if (lines.some((line) => /\p{Cc}/u.test(line) || line.length > 1_000)) throw new AmiNonsense();
  return `${lines.join('\r\n')}\r\n\r\n`;
}

export const md5Key = (challenge: string, password: string): string =>
  createHash('md5').update(`${challenge}${password}`).digest('hex');

/** Of this computer or of a network that no stranger is in: RFC 1918, 3927, 4193, 4291. */
export function isNearAddress(address: string): boolean {
  const bare = address.replace(/^::ffff:/i, '');
  return (
    /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)\d/.test(bare) ||
    bare === '::1' ||
    /^(f[cd][\da-f]{2}|fe[89ab][\da-f]):/i.test(bare)
  );
}
