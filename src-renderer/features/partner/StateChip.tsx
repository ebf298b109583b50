// The state of a partner in word and colour.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip, type Tone } from '#renderer/ui/Chip.tsx';
import type { PartnerCard } from './partnerForm.ts';

const tones: { readonly [S in PartnerCard['state']]: Tone } = {
  potential: 'accent',
  active: 'call',
  quiet: 'neutral',
  lost: 'warn',
  blocked: 'danger',
};

export function StateChip({ state }: { state: PartnerCard['state'] }) {
  const t = useT();
  return <Chip tone={tones[state]}>{t(`partner.${state}`)}</Chip>;
}
