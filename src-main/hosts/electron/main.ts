// Electron's main process: puts the parts of this folder together. Holds no fact of the company: the core
// process does. Nothing here blocks.
import { join } from 'node:path';
import { app, ipcMain, MessageChannelMain, safeStorage, session, shell, type WebContents } from 'electron';
import { createKeychain } from '#main/platform/electron/keychain.ts';
import { forkNode, forkUtility } from './coreFork.ts';
import { type CoreLauncher, createCoreLauncher } from './coreLauncher.ts';
import { openHostLog } from './hostLog.ts';
import { readHostSettings } from './hostSettings.ts';
import { answerFrom } from './keychainAnswers.ts';
import { dropDefaultMenu, installMenu } from './menu.ts';
import { registerAppScheme, serveApp } from './protocol.ts';
import { guardContents, guardSession, isTrustedFrame } from './security.ts';
import { createWindows } from './windows.ts';

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

function run(): void {
  const settings = readHostSettings(process.argv);
  // macOS brings the link of a cold start by an event.
  let coldLink = settings.link;
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
  const windows = createWindows({
    preload: join(import.meta.dirname, 'preload.cjs'),
    placeFile: join(userData, 'window.json'),
    icon: join(appRoot, 'resources/icons/icon.png'),
  });

  const hostLinks: Readonly<Record<string, () => void>> = {
    retry() {
      launcher.start();
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
  servePorts(launcher);

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
    windows.show(coldLink);
    installMenu(language(), { openWindow: () => windows.openAnother() });
  });
}

// macOS and Linux take it from the package.
if (process.platform === 'win32' && app.isPackaged) app.setAsDefaultProtocolClient('yolda');
// One folder for the program run from the repository and the packed one.
app.setPath('userData', join(app.getPath('appData'), 'Yolda'));
// Root in a container has no sandbox and must say so itself (`--no-sandbox`).
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();
dropDefaultMenu();
if (app.requestSingleInstanceLock()) run();
else app.exit(0);
