// When an incoming call opens the client's card: kept with this workstation's preferences, used by the call bar.
import { useCommand, useLive } from '#renderer/data/DataProvider.tsx';
import { FormError } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { SegmentedControl } from '#renderer/ui/SegmentedControl.tsx';
import type { Output } from '#shared/contract/index.ts';
import { FormGroup } from '../FormPage.tsx';

const moments: readonly Output<'company.loadPreferences'>['popsClient'][] = ['onRing', 'onAnswer', 'byHand'];

export function ClientPop() {
  const t = useT();
  const moment = useLive('company.loadPreferences', {}).value?.popsClient;
  const { run, error } = useCommand('company.savePreferences');
  if (moment === undefined) return null;
  return (
    <FormGroup title={t('incoming.popsTitle')} hint={t('incoming.popsHint')}>
      <div>
        <SegmentedControl
          aria-label={t('incoming.popsTitle')}
          value={moment}
          onChange={(popsClient) => void run({ popsClient })}
          items={moments.map((id) => ({ id, label: t(`incoming.pops_${id}`) }))}
        />
      </div>
      <FormError error={error} />
    </FormGroup>
  );
}
