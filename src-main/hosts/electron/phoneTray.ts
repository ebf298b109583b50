// The icon beside the clock: how the phone stands, and the few things one does with it from there.
import { Menu, Tray } from 'electron';
import { trayState } from './phoneHost.rules.ts';
import type { PhoneTexts } from './phoneTexts.ts';
import type { PhoneView } from './phoneWatch.ts';
import { trayIcon } from './stateIcon.ts';
import { type TrayActions, trayMenu } from './trayMenu.ts';

export type PhoneTray = { show(view: PhoneView, t: PhoneTexts): void; dispose(): void };

export function createPhoneTray(icon: string, actions: TrayActions): PhoneTray {
  let tray: Tray | undefined;
  let shown = '';
  return {
    show(view, t) {
      const state = trayState(view);
      // The menu is made anew only when it says something else: on Linux it would close under the pointer.
      const key = JSON.stringify([
        state,
        view.missed,
        t.open,
        view.calls.map(({ id, state: at }) => [id, at]),
      ]);
      if (tray && key === shown) return;
      shown = key;
      const image = trayIcon(icon, state);
      if (tray) tray.setImage(image);
      else {
        tray = new Tray(image);
        tray.on('click', actions.open);
      }
      tray.setToolTip(`Yolda – ${t[state]}`);
      tray.setContextMenu(Menu.buildFromTemplate(trayMenu(view, t, actions)));
    },
    dispose() {
      tray?.destroy();
      tray = undefined;
    },
  };
}
