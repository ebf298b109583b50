// The palette's box until the palette is loaded: what is typed into it meanwhile is handed over, with the focus and Enter.
import { usePaletteState } from '../data/paletteState.ts';
import { useT } from '../i18n/I18nProvider.tsx';
import { physicalKey } from '../ui/keyboard/physicalKey.ts';
import { SearchField } from '../ui/SearchField.tsx';

const nothing = { text: '', isEntered: false };

export function SearchToCome() {
  const t = useT();
  const { early = nothing, setEarly } = usePaletteState();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens for the focus leaving the field
    <div onBlur={() => setEarly(undefined)}>
      <SearchField
        value={early.text}
        onChange={(text) => setEarly({ text, isEntered: false })}
        onFocus={() => setEarly(nothing)}
        onKeyDown={(event) => {
          if (physicalKey(event) === 'Enter') setEarly({ ...early, isEntered: true });
        }}
        placeholder={t('app.searchPlaceholder')}
        kbd="Ctrl+K"
      />
    </div>
  );
}
