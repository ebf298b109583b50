// Light, dark or as the system: kept on <html data-theme>, remembered per device. Owns no colours (tokens.css).
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

export type Theme = 'system' | 'light' | 'dark';
type ThemeValue = { theme: Theme; setTheme(theme: Theme): void };

const storageKey = 'yolda.theme';
const ThemeContext = createContext<ThemeValue>({ theme: 'system', setTheme: () => undefined });

function rememberedTheme(): Theme {
  const stored = localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function ThemeProvider({ children }: { children: ReactNode }) {
  const [theme, setTheme] = useState(rememberedTheme);
  useEffect(() => {
    localStorage.setItem(storageKey, theme);
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const value = useMemo(() => ({ theme, setTheme }), [theme]);
  return <ThemeContext value={value}>{children}</ThemeContext>;
}

/** `const { theme, setTheme } = useTheme()`. */
export function useTheme(): ThemeValue {
  return useContext(ThemeContext);
}
