// Every primitive in every state on one page, for eyes and for the axe test. Reached only by its address #/ui.
import { useState } from 'react';
import { useLanguage, useT } from '#renderer/i18n/I18nProvider.tsx';
import { SegmentedControl } from '#renderer/ui/SegmentedControl.tsx';
import { type Theme, useTheme } from '#renderer/ui/theme.tsx';
import { languages } from '#shared/domain/language.ts';
import { ButtonSamples } from './ButtonSamples.tsx';
import { FieldSamples } from './FieldSamples.tsx';
import { FormatSamples } from './FormatSamples.tsx';
import styles from './Gallery.module.css';
import { LayerSamples } from './LayerSamples.tsx';
import { ListSamples } from './ListSamples.tsx';
import { StateSamples } from './StateSamples.tsx';

const parts = {
  buttons: ButtonSamples,
  fields: FieldSamples,
  lists: ListSamples,
  states: StateSamples,
  layers: LayerSamples,
  formats: FormatSamples,
};
type Part = keyof typeof parts;

function isPart(text: string): text is Part {
  return text in parts;
}

export function Gallery() {
  const t = useT();
  const { lang, setLang } = useLanguage();
  const { theme, setTheme } = useTheme();
  const [chosen, setChosen] = useState<string>('buttons');
  const Samples = parts[isPart(chosen) ? chosen : 'buttons'];
  return (
    <div className={styles.gallery}>
      <h1 className={styles.title}>{t('app.title')}</h1>
      <div className={styles.bar}>
        <SegmentedControl
          aria-label="gallery"
          value={chosen}
          onChange={setChosen}
          items={Object.keys(parts).map((id) => ({ id, label: id }))}
        />
        <SegmentedControl
          aria-label={t('common.language')}
          value={lang}
          onChange={setLang}
          items={languages.map((id) => ({ id, label: id }))}
        />
        <SegmentedControl
          aria-label={t('app.theme')}
          value={theme}
          onChange={(next: Theme) => setTheme(next)}
          items={[
            { id: 'system', label: t('app.themeSystem') },
            { id: 'light', label: t('app.themeLight') },
            { id: 'dark', label: t('app.themeDark') },
            { id: 'contrast', label: t('app.themeContrast') },
          ]}
        />
      </div>
      <div className={styles.samples} data-testid="samples">
        <Samples />
      </div>
    </div>
  );
}
