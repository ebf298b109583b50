// The phone on the desktop: brings calls before the eyes of who works in another program – small window, notification, tray,
// task bar, badge – and sees that none dies by a closed window. Shows what the core says; decides by phoneHost.rules.ts.
import { app, dialog, Notification } from 'electron';
import { formatPhone } from '#shared/domain/phones.ts';
import type { IncomingWindow } from './incomingWindow.ts';
import { endsByQuitting, hidesInsteadOfClosing, ownLines, ringing } from './phoneHost.rules.ts';
import { type PhoneTexts, phoneTexts } from './phoneTexts.ts';
import { createPhoneTray } from './phoneTray.ts';
import { type LiveCall, type PhoneWatch, type PhoneWatchOptions, watchPhone } from './phoneWatch.ts';
import { missedIcon } from './stateIcon.ts';
import type { Windows } from './windows.ts';

export type PhoneHostOptions = Pick<PhoneWatchOptions, 'openPort'> & {
  windows: Windows;
  incoming: IncomingWindow;
  icon: string;
  /** Of the system, until the program's own is known. */
  language(): string;
  log(event: string): void;
};

export type PhoneHost = {
  /** Of the last window: whether it is only to be hidden, which is said then. */
  keepsWindow(): boolean;
};

/** The second way to be seen, and the only one on some full screens: gone when nothing rings any more. */
function createRingNote(watch: PhoneWatch, texts: () => PhoneTexts, onClick: () => void) {
  let callId: string | undefined;
  let note: Notification | undefined;
  const close = (): void => {
    note?.close();
    note = undefined;
    callId = undefined;
  };
  const show = async (call: LiveCall): Promise<void> => {
    const row = await watch.loadCall(call.id).catch(() => undefined);
    if (callId !== call.id) return;
    const t = texts();
    const number = call.number === '' ? t.hidden : formatPhone(call.number, '');
    const name = row?.contactName || row?.partnerName || call.remoteName || number;
    const company = row?.contactName ? row.partnerName : '';
    note = new Notification({
      title: `${t.incoming}: ${name}`,
      body: [company, name === number ? '' : number].filter(Boolean).join(' · '),
      // The page rings.
      silent: true,
      urgency: 'critical',
    });
    note.on('click', onClick);
    note.show();
  };
  return (call: LiveCall | undefined): void => {
    if (call?.id === callId) return;
    close();
    if (!call || !Notification.isSupported()) return;
    callId = call.id;
    void show(call);
  };
}

/** A call that would end with the program is asked about first. */
function guardQuit(watch: PhoneWatch, texts: () => PhoneTexts, onQuit: () => void): () => boolean {
  let isAgreed = false;
  let isAsking = false;
  let isQuitting = false;
  const ask = async (): Promise<void> => {
    isAsking = true;
    const t = texts();
    const { response } = await dialog.showMessageBox({
      type: 'question',
      message: t.quitQuestion,
      buttons: [t.stay, t.endAndQuit],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    isAsking = false;
    isAgreed = response === 1;
    if (isAgreed) app.quit();
  };
  app.on('before-quit', (event) => {
    if (!isAgreed && endsByQuitting(watch.view().calls)) {
      event.preventDefault();
      if (!isAsking) void ask();
      return;
    }
    isQuitting = true;
    onQuit();
  });
  return () => isQuitting;
}

function showMissed(windows: Windows, count: number, t: PhoneTexts): void {
  app.setBadgeCount(count);
  windows.setOverlay(count > 0 ? missedIcon() : null, t.missed.replace('{count}', String(count)));
}

export function startPhoneHost({
  windows,
  incoming,
  icon,
  language,
  log,
  openPort,
}: PhoneHostOptions): PhoneHost {
  const texts = (): PhoneTexts => phoneTexts(watch.view().language ?? language());
  let hasExplained = false;
  /** Last shown: what stays as it is is not asked of the system again. */
  let wasUnseen = false;
  let missed = 0;
  const update = (): void => {
    // A window made now would keep the program from ending.
    if (isQuitting()) return;
    const view = watch.view();
    const rings = ringing(view.calls);
    const isUnseen = rings !== undefined && !windows.hasFocus();
    if (ownLines(view).length > 0) {
      incoming.prepare();
      tray.show(view, texts());
    } else tray.dispose();
    incoming.setShown(isUnseen);
    ringNote(isUnseen ? rings : undefined);
    if (isUnseen !== wasUnseen) windows.flash(isUnseen);
    wasUnseen = isUnseen;
    if (view.missed !== missed) showMissed(windows, view.missed, texts());
    missed = view.missed;
  };
  const watch = watchPhone({ openPort, onChange: () => update() });
  const ringNote = createRingNote(watch, texts, () => windows.show());
  const tray = createPhoneTray(icon, { ...watch, open: () => windows.show(), quit: () => app.quit() });
  const isQuitting = guardQuit(watch, texts, () => {
    incoming.dispose();
    tray.dispose();
  });
  app.on('browser-window-focus', update);
  app.on('browser-window-blur', update);
  const explain = (hasCall: boolean): void => {
    // That a call goes on is said each time; that the program stays, once.
    if ((hasExplained && !hasCall) || !Notification.isSupported()) return;
    hasExplained = true;
    const t = texts();
    const note = new Notification({ title: hasCall ? t.goesOn : t.staysReady, body: t.inTray });
    note.on('click', () => windows.show());
    note.show();
  };
  return {
    keepsWindow() {
      const view = watch.view();
      if (isQuitting() || !hidesInsteadOfClosing(view, process.platform)) return false;
      log('window.hidden');
      explain(endsByQuitting(view.calls));
      return true;
    },
  };
}
