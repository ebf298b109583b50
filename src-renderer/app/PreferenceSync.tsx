// Language and theme follow the workstation's settings, in every window.
import { useEffect } from 'react';
import { useLive } from '../data/DataProvider.tsx';
import { useLanguage } from '../i18n/I18nProvider.tsx';
import { useTheme } from '../ui/theme.tsx';

export function PreferenceSync() {
  const { value } = useLive('company.loadPreferences', {});
  const { setLang } = useLanguage();
  const { setTheme } = useTheme();
  const language = value?.language;
  const theme = value?.theme;
  useEffect(() => {
    if (language) setLang(language);
  }, [language, setLang]);
  useEffect(() => {
    if (theme) setTheme(theme);
  }, [theme, setTheme]);
  return null;
}
