import { describe, expect, it } from 'vitest';
import { hashOfLink, hashOfPhoneLink } from '#main/hosts/electron/deepLink.ts';
import { errorPage } from '#main/hosts/electron/errorPage.ts';
import { readHostSettings } from '#main/hosts/electron/hostSettings.ts';
import { hostLanguage, hostTexts } from '#main/hosts/electron/hostTexts.ts';
import { planRestart } from '#main/hosts/electron/restartPolicy.ts';
import {
  isExternalAllowed,
  isLoadAllowed,
  isOwnUrl,
  isPermissionAllowed,
  isTrustedFrame,
} from '#main/hosts/electron/security.ts';
import {
  documentPreferences,
  frameOptions,
  minimumSize,
  webPreferences,
} from '#main/hosts/electron/windowDefaults.ts';
import { beside, clampPlace, openingPlace } from '#main/hosts/electron/windowPlace.ts';

describe('host settings', () => {
  it('reads our switches among those of Chromium', () => {
    const argv = ['yolda', '--no-sandbox', '--data=/c', '--core-node=/n', '--plain-text-keys', '--data-x=/y'];
    expect(readHostSettings(argv)).toEqual({
      dataDir: '/c',
      coreNode: '/n',
      hasPlainTextKeys: true,
      link: undefined,
    });
    expect(readHostSettings(['yolda', '--data='])).toEqual({
      dataDir: undefined,
      coreNode: undefined,
      hasPlainTextKeys: false,
      link: undefined,
    });
  });

  it('takes no switch from a start with a link, which a web page may have written', () => {
    const argv = ['yolda', '--core-node=/evil', 'tel:+994', '--data=/evil', '--plain-text-keys'];
    expect(readHostSettings(argv)).toEqual({
      dataDir: undefined,
      coreNode: undefined,
      hasPlainTextKeys: false,
      link: 'tel:+994',
    });
    expect(readHostSettings(['yolda', '--', 'SIPS:101@pbx', '--data=/evil'])).toMatchObject({
      dataDir: undefined,
      link: 'SIPS:101@pbx',
    });
  });
});

describe('links', () => {
  it('name places of the page', () => {
    const links = [
      'app://partner/42',
      'app://contact/42/',
      'app://invoice/a-b',
      'app://settings/mail',
      'app://desk',
      'yolda://partner/42',
    ];
    expect(links.map(hashOfLink)).toEqual([
      '#/partners/42',
      '#/partners/42',
      '#/invoices/a-b',
      '#/settings/mail',
      '#/desk',
      '#/partners/42',
    ]);
  });

  it('of other shapes name nothing', () => {
    const links = [
      'app://yolda/',
      'app://host/quit',
      'tel:+994501234567',
      'app://partner/../x',
      'app://partner/%2e',
      'app://a/b/c/d/e',
      'app:desk',
      'javascript:app://desk',
    ];
    expect(links.map(hashOfLink)).toEqual(links.map(() => undefined));
  });
});

describe('links with a number', () => {
  it('go to the page whole and quoted, whatever stands in them', () => {
    expect(['tel:+994501234567', 'SIP:101@pbx', 'callto:1;rm -rf /?#x'].map(hashOfPhoneLink)).toEqual([
      '#/dial/tel%3A%2B994501234567',
      '#/dial/SIP%3A101%40pbx',
      '#/dial/callto%3A1%3Brm%20-rf%20%2F%3F%23x',
    ]);
    expect(hashOfPhoneLink(`tel:${'1'.repeat(5_000)}`)).toHaveLength(409);
    expect(hashOfPhoneLink(`tel:${'1'.repeat(395)}\u{1f600}`)).toMatch(/1%EF%BF%BD$/);
  });

  it('are no others', () => {
    const links = ['yolda://partner/42', 'app://desk', 'https://x/tel:1', 'mailto:a@b', ''];
    expect(links.map(hashOfPhoneLink)).toEqual(links.map(() => undefined));
  });
});

describe('restart of the core', () => {
  it('waits twice as long after each death, and gives up at the fifth in a minute', () => {
    const deaths = [0, 1_000, 2_000, 3_000, 4_000];
    expect(deaths.map((at, index) => planRestart(deaths.slice(0, index + 1), at))).toEqual([
      { kind: 'wait', delayMs: 100 },
      { kind: 'wait', delayMs: 200 },
      { kind: 'wait', delayMs: 400 },
      { kind: 'wait', delayMs: 800 },
      { kind: 'giveUp' },
    ]);
  });

  it('forgets deaths older than a minute', () => {
    expect(planRestart([0, 1, 2, 3, 70_000], 70_000)).toEqual({ kind: 'wait', delayMs: 100 });
  });
});

describe('limits of the window', () => {
  it('knows its own address and no look-alike', () => {
    expect(['app://yolda/', 'app://yolda/index.html#/desk', 'app://yolda'].map(isOwnUrl)).toEqual([
      true,
      true,
      true,
    ]);
    const others = [
      'app://host/retry',
      'app://yolda.evil/',
      'app://evil@yolda/',
      'https://yolda/',
      'app:yolda',
      '',
      'file:///app://yolda/',
    ];
    expect(others.map(isOwnUrl)).toEqual(others.map(() => false));
  });

  it('hands only https, mailto, tel and sip to the operating system', () => {
    for (const url of ['https://a.az', 'mailto:a@b.az', 'tel:+994', 'sip:101@pbx.az'])
      expect(isExternalAllowed(url)).toBe(true);
    const others = [
      'http://a.az',
      'file:///etc/passwd',
      'smb://x',
      'ms-msdt:x',
      'javascript:1',
      'data:,x',
      'app://yolda/',
      'nonsense',
    ];
    expect(others.map(isExternalAllowed)).toEqual(others.map(() => false));
  });

  it('loads nothing from elsewhere', () => {
    const allowed = [
      'app://yolda/a.js',
      'blob:app://yolda/1-2',
      'data:image/png;base64,',
      'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/main.js',
      'chrome://resources/js/assert.js',
    ];
    expect(allowed.map(isLoadAllowed)).toEqual(allowed.map(() => true));
    expect(
      [
        'https://a.az/',
        'http://127.0.0.1/',
        'ws://a.az',
        'file:///x',
        'blob:https://a.az/1',
        'app://other/',
        'chrome://settings/',
        'chrome-extension://other/main.js',
      ].map(isLoadAllowed),
    ).toEqual(Array(8).fill(false));
  });

  it('gives the microphone to its own page only, and no other device', () => {
    const own = 'app://yolda/';
    expect(isPermissionAllowed('media', own, ['audio'])).toBe(true);
    expect(isPermissionAllowed('clipboard-sanitized-write', own, [])).toBe(true);
    const refused: [string, string, string[]][] = [
      ['media', own, ['video']],
      ['media', own, ['audio', 'video']],
      ['media', own, []],
      ['media', 'https://a.az/', ['audio']],
      ['clipboard-sanitized-write', 'https://a.az/', []],
      ...[
        'geolocation',
        'notifications',
        'midi',
        'clipboard-read',
        'display-capture',
        'fullscreen',
        'openExternal',
        'usb',
        'serial',
        'hid',
        'unknown',
      ].map((name): [string, string, string[]] => [name, own, []]),
    ];
    expect(refused.map((request) => isPermissionAllowed(...request))).toEqual(refused.map(() => false));
  });

  it('hears the main frame of its own page only', () => {
    const parent = { url: 'app://yolda/' } as Electron.WebFrameMain;
    const frames = [
      { parent: null, url: 'app://yolda/#/desk' },
      { parent, url: 'app://yolda/' },
      { parent: null, url: 'https://a.az/' },
      null,
    ];
    expect(frames.map(isTrustedFrame)).toEqual([true, false, false, false]);
  });

  it('makes each window with every limit', () => {
    expect(webPreferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      backgroundThrottling: false,
    });
    expect(documentPreferences).toEqual({ ...webPreferences, plugins: true });
    expect(minimumSize).toEqual({ minWidth: 960, minHeight: 600 });
    expect([frameOptions('linux'), frameOptions('win32')]).toEqual([
      {},
      { titleBarStyle: 'hidden', titleBarOverlay: { height: 40 } },
    ]);
  });
});

describe('the place of a window', () => {
  const screen = { x: 0, y: 30, width: 1920, height: 1050 };
  const right = { x: 1920, y: 0, width: 1280, height: 1024 };

  it('stays where it was while it fits', () => {
    const place = { x: 2000, y: 10, width: 1100, height: 700 };
    expect(clampPlace(place, [screen, right])).toEqual(place);
  });

  it('is pushed back onto the screen it overlaps most, never below the minimum', () => {
    expect(clampPlace({ x: 1800, y: 900, width: 1500, height: 100 }, [screen, right])).toEqual({
      x: 1920,
      y: 424,
      width: 1280,
      height: 600,
    });
  });

  it('of one more window is a step beside the one before, and on the screen', () => {
    expect(beside({ x: 100, y: 100, width: 1000, height: 700 }, [screen])).toEqual({
      x: 132,
      y: 132,
      width: 1000,
      height: 700,
    });
    expect(beside({ x: 910, y: 370, width: 1000, height: 700 }, [screen])).toMatchObject({ x: 920, y: 380 });
  });

  it('is forgotten when its screen is gone', () => {
    const saved = { x: 5000, y: 0, width: 1000, height: 700, isMaximized: false };
    expect(openingPlace(saved, [screen])).toEqual({ width: 1366, height: 840 });
    expect(openingPlace(undefined, [screen])).toEqual({ width: 1366, height: 840 });
  });
});

describe('the page of a failed core', () => {
  it('speaks the language of the system, and English elsewhere', () => {
    expect(['az-Latn-AZ', 'ru', 'en-GB', 'de-DE', ''].map(hostLanguage)).toEqual([
      'az',
      'ru',
      'en',
      'en',
      'en',
    ]);
  });

  it('has every text in three languages, none of them left English', () => {
    const [en, az, ru] = ['en', 'az', 'ru'].map(hostTexts);
    expect([Object.keys(az ?? {}), Object.keys(ru ?? {})]).toEqual([
      Object.keys(en ?? {}),
      Object.keys(en ?? {}),
    ]);
    const same = Object.entries(en ?? {}).filter(([key, text]) =>
      [az, ru].some((other) => other?.[key as keyof typeof other] === text),
    );
    expect(same).toEqual([]);
  });

  it('says what happened by its reason, and runs no script', () => {
    const page = errorPage({ code: 'bug', reason: '<b>"x"&', message: '' }, 'ru');
    expect(page).toContain('При открытии произошла ошибка');
    expect(page).toContain('bug: &lt;b>&quot;x&quot;&amp;');
    expect(page).not.toMatch(/<script|style=/);
    expect(errorPage({ code: 'unavailable', reason: 'core_keeps_failing', message: '' }, 'az')).toContain(
      hostTexts('az').keepsFailing,
    );
  });
});
