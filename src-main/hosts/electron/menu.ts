// The application menu: editing, zoom and window roles with our words. Commands of the product live in the page.
import { Menu, type MenuItemConstructorOptions } from 'electron';
import { hostTexts } from './hostTexts.ts';

export type MenuActions = { openWindow(): void };

function template(locale: string, platform: string, actions: MenuActions): MenuItemConstructorOptions[] {
  const t = hostTexts(locale);
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: t.file,
      submenu: [
        { label: t.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: actions.openWindow },
        { role: 'close', label: t.close },
        { type: 'separator' },
        { role: 'quit', label: t.quit },
      ],
    },
    {
      label: t.edit,
      submenu: [
        { role: 'undo', label: t.undo },
        { role: 'redo', label: t.redo },
        { type: 'separator' },
        { role: 'cut', label: t.cut },
        { role: 'copy', label: t.copy },
        { role: 'paste', label: t.paste },
        { role: 'selectAll', label: t.selectAll },
      ],
    },
    {
      label: t.view,
      submenu: [
        // No accelerator: Ctrl+R belongs to the page.
        {
          label: t.reload,
          click: (_item, window) =>
            window && 'reload' in window && (window as Electron.BrowserWindow).reload(),
        },
        { type: 'separator' },
        { role: 'zoomIn', label: t.zoomIn },
        { role: 'zoomOut', label: t.zoomOut },
        { role: 'resetZoom', label: t.zoomReset },
        { role: 'togglefullscreen', label: t.fullScreen },
      ],
    },
    { label: t.window, role: 'windowMenu', submenu: [{ role: 'minimize', label: t.minimize }] },
  ];
}

/** Before Electron is ready: saves building the default menu, which nobody sees. */
export function dropDefaultMenu(): void {
  Menu.setApplicationMenu(null);
}

export function installMenu(locale: string, actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(locale, process.platform, actions)));
}
