// The SIP address of a line: who it is at its PBX. Pure.

/** The host of an address as the core keeps it, brackets of IPv6 with it. */
const hostOf = (url: string): string => /^\w+:\/\/(\[[^\]]*\]|[^:/?#]*)/.exec(url)?.[1] ?? '';

/** `user@domain`; without a domain of its own the host of its WebSocket address. */
export const sipAddress = (line: { user: string; domain: string; url: string }): string =>
  `${line.user}@${line.domain || hostOf(line.url)}`;
