// What the program that shows this page can do for it, beside the core: links of the operating system, numbers in the
// clipboard. In a browser there is no such program and each part is absent.

/** Which program opens links with numbers; `canClaim` false: the system keeps that choice to itself. */
export type LinkOwner = { isOurs: boolean; needsSystemWindow: boolean };

export type Host = {
  /** Links that the program was opened with; one listener, earlier ones come at once. */
  onLink(listener: (link: string) => void): void;
  /** Valid numbers that stand in the clipboard, and nothing else of it. Only when a person has asked by going where it is used. */
  clipboardNumbers(country: string): Promise<{ e164: string; extension: string }[]>;
  linkOwner(): Promise<LinkOwner>;
  /** @returns who opens them afterwards */
  claimLinks(isOurs: boolean): Promise<LinkOwner>;
  /** Brings a window of the program to the front. */
  showDesk(): void;
};

/** Undefined in a browser. */
export function host(): Host | undefined {
  return 'yoldaBridge' in window ? (window.yoldaBridge as Host) : undefined;
}

/** The address that a browser is told to open links at; the link itself stays behind the hash, on this computer. */
export const browserLinkAddress = (): string => `${location.origin}/#/dial/%s`;

/** Takes the link of such an address away, before anybody reads where to go. @returns undefined without one */
export function takeLinkOfAddress(): string | undefined {
  const link = /^#\/dial\/(.+)$/.exec(location.hash)?.[1];
  if (link === undefined) return undefined;
  history.replaceState(null, '', `${location.pathname}#/`);
  try {
    return decodeURIComponent(link);
  } catch {
    return '';
  }
}
