// The limits of every window: where it may go, what it may open, what it may ask of the device. Decisions are
// pure functions; the `guard…` functions hang them onto Electron.
import type { Session, WebContents, WebFrameMain } from 'electron';

export const appScheme = 'app';
export const appHost = 'yolda';
export const appUrl = `${appScheme}://${appHost}/`;
/** Links of the error page: words for the host, not places. */
export const hostUrl = `${appScheme}://host/`;

const externalSchemes = new Set(['https:', 'mailto:', 'tel:', 'sip:']);

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

export function isOwnUrl(url: string): boolean {
  const parsed = parse(url);
  return (
    parsed?.protocol === `${appScheme}:` &&
    parsed.host === appHost &&
    parsed.username === '' &&
    parsed.port === ''
  );
}

/** What an address of ours names: the program, or a stored document. */
export function ownTarget(url: string): 'program' | 'document' | undefined {
  if (!isOwnUrl(url)) return undefined;
  const { pathname, search } = new URL(url);
  if (pathname === '/' && search === '') return 'program';
  return /^\/blob\/[0-9a-f]{64}$/.test(pathname) ? 'document' : undefined;
}

/** Whether the operating system may be asked to open it. */
export function isExternalAllowed(url: string): boolean {
  const parsed = parse(url);
  return parsed !== undefined && externalSchemes.has(parsed.protocol);
}

/** The viewer is an extension inside of Chromium; its id never changes. */
const isPdfViewerUrl = (url: string): boolean =>
  url.startsWith('chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/');

/** Whether a page may load it: our own files, what it made itself, and the parts of Chromium's PDF viewer. */
export function isLoadAllowed(url: string): boolean {
  return (
    isOwnUrl(url) ||
    isPdfViewerUrl(url) ||
    /^(?:blob:app:\/\/yolda\/|data:|devtools:|chrome:\/\/resources\/)/.test(url)
  );
}

/**
 * The microphone for our own page, and copying text to the clipboard at the user's wish; nothing else.
 * @param mediaTypes what `media` is asked for
 */
export function isPermissionAllowed(
  permission: string,
  requester: string,
  mediaTypes: readonly string[],
): boolean {
  if (!isOwnUrl(requester)) return false;
  if (permission === 'clipboard-sanitized-write') return true;
  return permission === 'media' && mediaTypes.length > 0 && mediaTypes.every((type) => type === 'audio');
}

/** Messages are heard from the main frame of our own page only. */
export function isTrustedFrame(frame: Pick<WebFrameMain, 'parent' | 'url'> | null): boolean {
  return frame !== null && frame.parent === null && isOwnUrl(frame.url);
}

export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(isPermissionAllowed(permission, details.requestingUrl, mediaTypes));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isPermissionAllowed(permission, origin, details.mediaType ? [details.mediaType] : []),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLoadAllowed(url) }));
  session.on('will-download', (event, item) => {
    if (!isLoadAllowed(item.getURL())) event.preventDefault();
  });
}

export type GuardOptions = {
  /** A window the page asked for: the host makes one of its own, the page never holds it. */
  openWindow(url: string): void;
  openDocument(url: string): void;
  openExternal(url: string): void;
  /** A link of the error page: `retry`, `logs`, `quit`. */
  onHostLink(word: string): void;
};

export function guardContents(
  contents: WebContents,
  { openWindow, openDocument, openExternal, onHostLink }: GuardOptions,
): void {
  const openOutside = (url: string): void => {
    if (isExternalAllowed(url)) openExternal(url);
  };
  contents.on('will-navigate', (event) => {
    const { url } = event;
    if (isOwnUrl(url)) return;
    event.preventDefault();
    if (url.startsWith(hostUrl)) onHostLink(url.slice(hostUrl.length));
    else openOutside(url);
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame && !isPdfViewerUrl(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    const target = ownTarget(url);
    if (target === 'program') openWindow(url);
    else if (target === 'document') openDocument(url);
    else openOutside(url);
    return { action: 'deny' };
  });
}
