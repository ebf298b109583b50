// Each limit that guardSession and guardContents hang onto Electron, one test each, on stand-ins that hold
// what was hung. The real Electron shows the same in tests/electron/security.spec.ts.
import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { guardContents, guardSession, ownTarget } from '#main/hosts/electron/security.ts';

const own = 'app://yolda/';
const pdfViewer = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';
const blob = `app://yolda/blob/${'a'.repeat(64)}`;

type Handler = (...args: never[]) => unknown;

function guardedSession() {
  const events = new EventEmitter();
  const handlers: { [name: string]: Handler } = {};
  const keep = (name: string) => (handler: Handler) => {
    handlers[name] = handler;
  };
  guardSession(
    Object.assign(events, {
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      webRequest: { onBeforeRequest: keep('before') },
    }) as unknown as Session,
  );
  const call = (name: string, ...args: unknown[]): unknown => handlers[name]?.(...(args as never[]));
  return { events, call };
}

function guardedContents() {
  const events = new EventEmitter();
  const asked: string[] = [];
  let openHandler: (details: { url: string }) => unknown = () => undefined;
  const note = (word: string) => (url: string) => void asked.push(`${word} ${url}`);
  guardContents(
    Object.assign(events, {
      setWindowOpenHandler: (handler: typeof openHandler) => {
        openHandler = handler;
      },
    }) as unknown as WebContents,
    {
      openWindow: note('window'),
      openDocument: note('document'),
      openExternal: note('external'),
      onHostLink: note('host'),
    },
  );
  /** @returns whether the event was prevented */
  const isPrevented = (name: string, details: object = {}): boolean => {
    let prevented = false;
    const preventDefault = (): void => {
      prevented = true;
    };
    events.emit(name, { preventDefault, ...details });
    return prevented;
  };
  return { asked, isPrevented, open: (url: string) => openHandler({ url }) };
}

describe('guardSession', () => {
  const answerTo = (permission: string, details: object): unknown => {
    let given: unknown;
    const answer = (value: boolean): void => {
      given = value;
    };
    guardedSession().call('request', null, permission, answer, details);
    return given;
  };

  it('answers requests for permissions', () => {
    expect([
      answerTo('media', { requestingUrl: own, mediaTypes: ['audio'] }),
      answerTo('media', { requestingUrl: own, mediaTypes: ['video'] }),
      answerTo('media', { requestingUrl: 'https://a.az/', mediaTypes: ['audio'] }),
      answerTo('geolocation', { requestingUrl: own }),
    ]).toEqual([true, false, false, false]);
  });

  it('answers checks of permissions', () => {
    const { call } = guardedSession();
    expect([
      call('check', null, 'media', own, { mediaType: 'audio' }),
      call('check', null, 'media', own, {}),
      call('check', null, 'notifications', own, {}),
    ]).toEqual([true, false, false]);
  });

  it('gives no device', () => {
    expect(guardedSession().call('device', { deviceType: 'usb', origin: own })).toBe(false);
  });

  it('cancels each request that leaves the program', () => {
    const { call } = guardedSession();
    const isCancelled = (url: string): unknown => {
      let cancel: unknown;
      call('before', { url }, (answer: { cancel: boolean }) => {
        cancel = answer.cancel;
      });
      return cancel;
    };
    expect([`${own}index.js`, blob, 'https://a.az/', 'ws://127.0.0.1/'].map(isCancelled)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('saves only what the program itself serves', () => {
    const { events } = guardedSession();
    const isPrevented = (url: string): boolean => {
      let prevented = false;
      events.emit('will-download', { preventDefault: () => (prevented = true) }, { getURL: () => url });
      return prevented;
    };
    expect([blob, 'https://a.az/x.exe'].map(isPrevented)).toEqual([false, true]);
  });
});

describe('guardContents', () => {
  it('keeps the page at its own address; another place goes to the operating system', () => {
    const { asked, isPrevented } = guardedContents();
    const places = [own, 'https://a.az/', 'file:///etc/passwd', 'app://host/retry'];
    expect(places.map((url) => isPrevented('will-navigate', { url }))).toEqual([false, true, true, true]);
    expect(asked).toEqual(['external https://a.az/', 'host retry']);
  });

  it('navigates no frame inside of the page but the one of the PDF viewer', () => {
    const { isPrevented } = guardedContents();
    const navigations = [
      { isMainFrame: true, url: own },
      { isMainFrame: false, url: own },
      { isMainFrame: false, url: `${pdfViewer}1-2` },
      { isMainFrame: false, url: 'chrome-extension://other/' },
    ];
    expect(navigations.map((each) => isPrevented('will-frame-navigate', each))).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('follows no redirect', () => {
    expect(guardedContents().isPrevented('will-redirect', { url: own })).toBe(true);
  });

  it('attaches no web view', () => {
    expect(guardedContents().isPrevented('will-attach-webview')).toBe(true);
  });

  it('lets the page make no window: the host makes its own, or asks the operating system', () => {
    const { asked, open } = guardedContents();
    const urls = [`${own}#/partners/1`, blob, 'tel:+994', 'about:blank', 'app://yolda/x.js', 'app://other/'];
    expect(urls.map(open)).toEqual(urls.map(() => ({ action: 'deny' })));
    expect(asked).toEqual([`window ${own}#/partners/1`, `document ${blob}`, 'external tel:+994']);
  });
});

describe('an address of ours', () => {
  it('names the program or a stored document, and nothing else', () => {
    const urls = [own, `${own}#/desk`, blob, `${own}blob/xyz`, `${own}?a=1`, `${own}error`, 'https://yolda/'];
    expect(urls.map(ownTarget)).toEqual([
      'program',
      'program',
      'document',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
