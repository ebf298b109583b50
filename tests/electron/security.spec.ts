// The limits of the window, one test each, on the real Electron.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contentSecurityPolicy } from '#shared/lib/contentSecurityPolicy.ts';
import { createClient } from '#shared/rpc/client.ts';
import { pageChannel, quietPage } from './pageChannel.ts';
import { expect, test } from './program.ts';
import { sandboxUser } from './testElectron.ts';

/** The smallest PDF that has a page. */
function onePagePdf(): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
  ];
  const body = objects.map((text, index) => `${index + 1} 0 obj ${text} endobj\n`).join('');
  return Uint8Array.from(
    Buffer.from(`%PDF-1.4\n${body}trailer << /Root 1 0 R /Size 4 >>\n%%EOF\n`, 'latin1'),
  );
}

/** All that a page can ask of the host; none of them takes an address, a path or a command. */
const bridgeParts = ['requestPort', 'onLink', 'clipboardNumbers', 'linkOwner', 'claimLinks', 'showDesk'];

test('the page has no Node, and of the host nothing but a port and a few narrow questions', async ({
  home,
}) => {
  const { page } = await home.start();
  const seen = await page.evaluate(() => {
    const world = window as unknown as Record<string, object | undefined>;
    const absent = [
      'require',
      'process',
      'module',
      'Buffer',
      'global',
      'electron',
      'ipcRenderer',
      '__dirname',
      'setImmediate',
    ];
    return {
      types: absent.map((name) => typeof world[name]),
      bridge: Object.keys(world.yoldaBridge ?? {}),
      isFrozen: Object.isFrozen(world.yoldaBridge),
    };
  });
  expect(seen).toEqual({ types: Array(9).fill('undefined'), bridge: bridgeParts, isFrozen: true });
});

test('the page runs in the sandbox of Chromium', async ({ home }) => {
  test.skip(!sandboxUser().isSandboxed && !process.env.CI, 'this machine has no user namespaces');
  const { pid } = await home.start();
  const childrenOf = (parent: number): number[] =>
    readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  const descendants = (parent: number): number[] =>
    childrenOf(parent).flatMap((child) => [child, ...descendants(child)]);
  const renderers = descendants(pid).filter((child) =>
    readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('--type=renderer'),
  );
  expect(renderers.length).toBeGreaterThan(0);
  for (const renderer of renderers) {
    expect(readFileSync(`/proc/${renderer}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
    // 2: system calls are filtered.
    expect(readFileSync(`/proc/${renderer}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
  }
});

test('the policy of the page is in force', async ({ home }) => {
  const { page } = await home.start();
  const seen = await page.evaluate(async () => {
    const response = await fetch('app://yolda/');
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.effectiveDirective),
    );
    const script = document.createElement('script');
    script.textContent = 'window.wasInlineScriptRun = true';
    document.body.append(script);
    document.body.insertAdjacentHTML(
      'beforeend',
      '<img src="https://example.com/a.png"><iframe src="https://example.com/"></iframe>',
    );
    const link = document.createElement('a');
    link.setAttribute('onclick', 'window.wasInlineScriptRun = true');
    link.click();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return {
      policy: response.headers.get('content-security-policy'),
      sniff: response.headers.get('x-content-type-options'),
      hasRun: 'wasInlineScriptRun' in window,
      violations: [...new Set(violations)].sort(),
    };
  });
  expect(seen).toEqual({
    policy: contentSecurityPolicy(''),
    sniff: 'nosniff',
    hasRun: false,
    violations: ['frame-src', 'img-src', 'script-src-attr', 'script-src-elem'],
  });
});

test('nothing is loaded from the network, even where the policy would not stop it', async ({ home }) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('hello');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const { page } = await home.start();
  const fetched = await page.evaluate(
    (url) =>
      fetch(url).then(
        () => 'loaded',
        () => 'refused',
      ),
    address,
  );
  // The debugging port stands above the page's policy: only the session's filter is left.
  const navigated = await page.goto(address).then(
    () => 'loaded',
    () => 'refused',
  );
  server.close();
  expect({ fetched, navigated, asked }).toEqual({ fetched: 'refused', navigated: 'refused', asked: [] });
});

test('the app:// scheme serves its folder and nothing above it', async ({ home }) => {
  const { page } = await home.start();
  const paths = [
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/..%5cpackage.json',
    '/%00',
    '/assets',
    '/error',
    '/blob/xyz',
    '/main.js',
  ];
  const statuses = await page.evaluate(
    (each) => Promise.all(each.map(async (path) => (await fetch(path)).status)),
    paths,
  );
  expect(Object.fromEntries(paths.map((path, index) => [path, statuses[index]]))).toEqual(
    Object.fromEntries(paths.map((path) => [path, 404])),
  );
  const posted = await page.evaluate(async () => (await fetch('/', { method: 'POST', body: 'x' })).status);
  expect(posted).toBe(405);
  const elsewhere = await page.evaluate(() =>
    fetch('app://other/').then(
      (r) => String(r.status),
      () => 'refused',
    ),
  );
  expect(elsewhere).toBe('refused');
});

test('windows and navigation are refused; https, mailto and tel go to the operating system', async ({
  home,
}) => {
  const { page } = await home.start();
  const before = page.url();
  const refused = [
    'file:///etc/passwd',
    'http://example.com/',
    'smb://host/share',
    'javascript:alert(1)',
    'data:text/html,x',
    'ms-msdt:x',
  ];
  const allowed = [
    'https://example.com/a',
    'mailto:a@example.com',
    'tel:+994501234567',
    'sip:101@pbx.example',
  ];
  for (const address of [...refused, ...allowed]) {
    expect(await page.evaluate((url) => window.open(url) === null, address)).toBe(true);
    await page.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      link.click();
    }, address);
  }
  await expect.poll(() => home.openedOutside().length).toBe(allowed.length * 2);
  expect(new Set(home.openedOutside())).toEqual(new Set(allowed));
  expect([page.url(), page.context().pages().length]).toEqual([before, 1]);
});

test('a stored document opens in a window of its own, without a way to the core', async ({ home }) => {
  const { page, openWindow } = await home.start();
  await page.goto(quietPage);
  const client = createClient(await pageChannel(page), randomUUID);
  const { hash } = await client.call('files.put', { bytes: onePagePdf(), name: 'invoice.pdf' });
  const window = await openWindow(`app://yolda/blob/${hash}`);
  expect(await window.evaluate(() => 'yoldaBridge' in globalThis)).toBe(false);
  const viewer = () =>
    window
      .context()
      .pages()
      .find((each) => each.url().startsWith('chrome-extension://'));
  await expect.poll(viewer).toBeDefined();
  const pageCount = viewer()?.locator('#pagelength');
  await expect.poll(() => pageCount?.textContent()).toBe('1');
});

test('of permissions only the microphone is given', async ({ home }) => {
  const { page } = await home.start();
  const answers = await page.evaluate(async () => {
    const state = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    const media = (what: MediaStreamConstraints) =>
      navigator.mediaDevices.getUserMedia(what).then(
        (stream) =>
          stream
            .getTracks()
            .map(({ kind }) => kind)
            .join(),
        (error: DOMException) => error.name,
      );
    const place = await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('found'),
        ({ code }) => resolve(code),
      ),
    );
    return {
      states: {
        geolocation: await state('geolocation'),
        notifications: await state('notifications'),
        camera: await state('camera'),
        microphone: await state('microphone'),
      },
      place,
      audio: await media({ audio: true }),
      video: await media({ video: true }),
      both: await media({ audio: true, video: true }),
      notification: await Notification.requestPermission(),
    };
  });
  expect(answers).toEqual({
    states: { geolocation: 'denied', notifications: 'denied', camera: 'denied', microphone: 'granted' },
    place: 1,
    audio: 'audio',
    video: 'NotAllowedError',
    both: 'NotAllowedError',
    notification: 'denied',
  });
});

test('a web view cannot be made', async ({ home }) => {
  const { page } = await home.start();
  const kind = await page.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'app://yolda/');
    document.body.append(view);
    return { loadUrl: 'loadURL' in view, content: view.shadowRoot };
  });
  expect(kind).toEqual({ loadUrl: false, content: null });
});
