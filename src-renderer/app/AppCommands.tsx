// Commands of the whole program that have a button on some screen and no key of their own: reached from anywhere by the palette.
// Each does what its button does. Commands with keys stand where their buttons are.

import { languageNames } from '#shared/domain/language.ts';
import { useCommand } from '../data/DataProvider.tsx';
import { useArea } from '../data/useArea.ts';
import { pageTexts } from '../features/settings/pageTexts.ts';
import { useSettingsPages } from '../features/settings/useSettingsPages.ts';
import { useLanguage, useT } from '../i18n/I18nProvider.tsx';
import { type Hotkey, useHotkeys } from '../ui/keyboard/HotkeyProvider.tsx';
import { useNavigate } from '../ui/routing.ts';
import { useTheme } from '../ui/theme.tsx';

const themeTexts = {
  system: 'app.themeSystem',
  light: 'app.themeLight',
  dark: 'app.themeDark',
  contrast: 'app.themeContrast',
} as const;
const themes = ['system', 'light', 'dark', 'contrast'] as const;
const languages = ['az', 'ru', 'en'] as const;

/** Not offered: the one that is chosen already. */
function useLooks(): Hotkey[] {
  const t = useT();
  const { lang } = useLanguage();
  const { theme } = useTheme();
  const { run } = useCommand('company.savePreferences');
  return [
    ...themes.map((name) => ({
      keys: '',
      label: t('palette.themeOf', { theme: t(themeTexts[name]) }),
      isAvailable: () => name !== theme,
      run: () => void run({ theme: name }),
    })),
    ...languages.map((name) => ({
      keys: '',
      label: t('palette.languageOf', { language: languageNames[name] }),
      isAvailable: () => name !== lang,
      run: () => void run({ language: name }),
    })),
  ];
}

export function AppCommands() {
  const t = useT();
  const go = useNavigate();
  const pages = useSettingsPages();
  const hasReports = useArea('reports');
  useHotkeys(
    [
      { keys: '', label: t('partner.newPartner'), run: () => go('newPartner') },
      { keys: '', label: t('settings.openImports'), run: () => go('imports') },
      {
        keys: '',
        label: t('reports.title'),
        isAvailable: () => hasReports,
        run: () => go('events'),
      },
      { keys: '', label: t('sync.title'), run: () => go('sync') },
      ...pages.map((page) => ({
        keys: '',
        label: t('palette.settingsOf', { page: t(pageTexts[page]) }),
        run: () => go('settingsPage', { page }),
      })),
    ],
    { group: t('app.navigation') },
  );
  useHotkeys(useLooks(), { group: t('app.title') });
  return null;
}
