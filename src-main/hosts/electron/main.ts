// Electron's main process: puts the parts of this folder together. Holds no fact of the company: the core
// process does. Nothing here blocks.
import { join } from 'node:path';
import { app, ipcMain, MessageChannelMain, safeStorage, session, shell, type WebContents } from 'electron';
import { createKeychain } from '#main/platform/electron/keychain.ts';
import { forkNode, forkUtility } from './coreFork.ts';
import { type CoreLauncher, createCoreLauncher } from './coreLauncher.ts';
import { openHostLog } from './hostLog.ts';
import { readHostSettings } from './hostSettings.ts';
import { createIncomingWindow } from './incomingWindow.ts';
import { answerFrom } from './keychainAnswers.ts';
import { dropDefaultMenu, installMenu } from './menu.ts';
import { answerPages } from './pageQuestions.ts';
import { type PhoneHost, startPhoneHost } from './phoneHost.ts';
import { registerAppScheme, serveApp } from './protocol.ts';
import { startReminderHost } from './reminderHost.ts';
import { guardContents, guardSession, isTrustedFrame } from './security.ts';
import { createWindows, type Windows } from './windows.ts';

/** Joins a window that asks to the core. A window has one port: the next one ends it. */
function servePorts(launcher: CoreLauncher): void {
  const endOf = new WeakMap<WebContents, () => void>();
  ipcMain.on('yolda.requestPort', ({ sender, senderFrame }) => {
    if (!isTrustedFrame(senderFrame)) return;
    endOf.get(sender)?.();
    const { port1, port2 } = new MessageChannelMain();
    endOf.set(sender, launcher.openPort(port1));
    sender.postMessage('yolda.port', null, [port2]);
  });
}

/** The core closes its database before the program ends. */
function stopBeforeQuit(launcher: CoreLauncher): void {
  let hasStopped = false;
  app.on('will-quit', (event) => {
    if (hasStopped) return;
    event.preventDefault();
    void launcher.stop().then(() => {
      hasStopped = true;
      app.quit();
    });
  });
}

/**
 * What the system asks of a running program: another start, a link, a press in the Dock.
 * @returns takes the link of the start: macOS brings it by an event
 */
function followSystem(windows: Windows, link: string | undefined): () => string | undefined {
  let coldLink = link;
  app.on('second-instance', (_event, argv) => windows.show(readHostSettings(argv).link));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    if (app.isReady()) windows.show(url);
    else coldLink = url;
  });
  app.on('activate', () => windows.show());
  // On macOS a program stays when its windows are gone.
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  return () => coldLink;
}

/** What a page may open, and the links of the error page. */
function guardEveryPage(windows: Windows, { retry, logFile }: { retry(): void; logFile: string }): void {
  const hostLinks: Readonly<Record<string, () => void>> = {
    retry() {
      retry();
      windows.showApp();
    },
    logs: () => shell.showItemInFolder(logFile),
    quit: () => app.quit(),
  };
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, {
      openWindow: windows.openAnother,
      openDocument: windows.openDocument,
      openExternal: (url) => void shell.openExternal(url).catch(() => undefined),
      onHostLink: (word) => hostLinks[word]?.(),
    });
  });
}

function run(): void {
  const settings = readHostSettings(process.argv);
  const userData = app.getPath('userData');
  const appRoot = app.getAppPath();
  // What plain Node reads lies beside the archive.
  const coreRoot = appRoot.endsWith('.asar') ? `${appRoot}.unpacked` : appRoot;
  const logFile = join(userData, 'logs/yolda.log');
  const log = openHostLog(logFile);
  const language = (): string => app.getPreferredSystemLanguages()[0] ?? app.getLocale();

  const fork = () => {
    const options = { module: join(coreRoot, 'dist/electron/coreProcess.js'), log: log.stream };
    return settings.coreNode ? forkNode(settings.coreNode, options) : forkUtility(options);
  };
  const launcher = createCoreLauncher({
    fork,
    start: {
      dataDir: settings.dataDir ?? join(userData, 'company'),
      version: app.getVersion(),
      logLevel: 'info',
    },
    answer: answerFrom(createKeychain(userData, safeStorage)),
    onFailure: () => windows.showError(),
    log: log.write,
  });
  const preload = join(import.meta.dirname, 'preload.cjs');
  const icon = join(appRoot, 'resources/icons/icon.png');
  const incoming = createIncomingWindow(preload, log.write);
  let phone: PhoneHost | undefined;
  const windows = createWindows({
    preload,
    placeFile: join(userData, 'window.json'),
    icon,
    keepsLast: () => phone?.keepsWindow() ?? false,
    // Hidden as it is, it would keep the program running.
    onLastClosed: incoming.dispose,
  });

  guardEveryPage(windows, { retry: launcher.start, logFile });
  servePorts(launcher);
  answerPages({ showDesk: () => windows.show() });

  const takeLink = followSystem(windows, settings.link);
  stopBeforeQuit(launcher);

  void app.whenReady().then(() => {
    // Only the real-Electron tests have no keyring and say so.
    if (settings.hasPlainTextKeys && process.platform === 'linux')
      safeStorage.setUsePlainTextEncryption(true);
    launcher.start();
    guardSession(session.defaultSession);
    serveApp(session.defaultSession, {
      rendererDir: join(appRoot, 'dist/renderer'),
      loadBlob: launcher.loadBlob,
      failure: launcher.failure,
      language,
    });
    windows.show(takeLink());
    phone = startPhoneHost({
      windows,
      incoming,
      icon,
      language,
      log: log.write,
      openPort: launcher.openPort,
    });
    startReminderHost({ windows, language, openPort: launcher.openPort });
    installMenu(language(), { openWindow: () => windows.openAnother() });
  });
}

// macOS and Linux take it from the package.
if (process.platform === 'win32' && app.isPackaged) app.setAsDefaultProtocolClient('yolda');
// Notifications of Windows belong to the shortcut that the installer made.
if (process.platform === 'win32') app.setAppUserModelId('az.yolda.desktop');
// One folder for the program run from the repository and the packed one.
app.setPath('userData', join(app.getPath('appData'), 'Yolda'));
// Root in a container has no sandbox and must say so itself (`--no-sandbox`).
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();
dropDefaultMenu();
if (app.requestSingleInstanceLock()) run();
else app.exit(0);
