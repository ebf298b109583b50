// Light, dark, high contrast or as the system: kept on <html data-theme data-contrast>, remembered per device. More contrast is also
// given where the system asks for it, in whatever theme. Owns no colours (tokens.css).
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useMedia } from './useMedia.ts';

const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];
type ThemeValue = { theme: Theme; setTheme(theme: Theme): void };

const storageKey = 'yolda.theme';
const ThemeContext = createContext<ThemeValue>({ theme: 'system', setTheme: () => undefined });

function rememberedTheme(): Theme {
  const stored = localStorage.getItem(storageKey);
  return themes.find((theme) => theme === stored) ?? 'system';
}

export function ThemeProvider({ children }: { children: ReactNode }) {
  const [theme, setTheme] = useState(rememberedTheme);
  const wantsContrast = useMedia('(prefers-contrast: more)');
  useEffect(() => {
    localStorage.setItem(storageKey, theme);
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.dataset.contrast = theme === 'contrast' || wantsContrast ? 'more' : 'usual';
  }, [theme, wantsContrast]);
  const value = useMemo(() => ({ theme, setTheme }), [theme]);
  return <ThemeContext value={value}>{children}</ThemeContext>;
}

/** `const { theme, setTheme } = useTheme()`. */
export function useTheme(): ThemeValue {
  return useContext(ThemeContext);
}
