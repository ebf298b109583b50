// The guide in the language of the program, once it is loaded. A failure is the boundary's to tell.
import { useEffect, useState } from 'react';
import { useLanguage } from '#renderer/i18n/I18nProvider.tsx';
import type { Language } from '#shared/domain/language.ts';
import { type Guide, loadGuide } from './guide.ts';

type Loaded = { language: Language; guides: { guide: Guide; english: Guide } } | { error: unknown };

export function useGuide(): { guide: Guide; english: Guide } | undefined {
  const { lang } = useLanguage();
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    let isWanted = true;
    const keep = (next: Loaded): void => {
      if (isWanted) setLoaded(next);
    };
    loadGuide(lang).then(
      (guides) => keep({ language: lang, guides }),
      (error: unknown) => keep({ error }),
    );
    return () => {
      isWanted = false;
    };
  }, [lang]);
  if (!loaded) return undefined;
  if ('error' in loaded) throw loaded.error;
  return loaded.language === lang ? loaded.guides : undefined;
}
