// Whether calls of this computer are recorded. What the law asks is read and agreed to before it is switched on.
import { useState } from 'react';
import { useCommand, useLive } from '#renderer/data/DataProvider.tsx';
import { FormError } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { SegmentedControl } from '#renderer/ui/SegmentedControl.tsx';
import type { Output } from '#shared/contract/index.ts';
import { FormGroup } from '../FormPage.tsx';

type Mode = Output<'company.loadPreferences'>['recordsCalls'];
const modes: readonly Mode[] = ['off', 'each', 'byHand'];

export function CallRecording() {
  const t = useT();
  const mode = useLive('company.loadPreferences', {}).value?.recordsCalls;
  const { run, error } = useCommand('company.savePreferences');
  const [wanted, setWanted] = useState<Mode>();
  if (mode === undefined) return null;
  const save = (recordsCalls: Mode): void => void run({ recordsCalls });
  const choose = (next: Mode): void => {
    if (mode === 'off' && next !== 'off') setWanted(next);
    else save(next);
  };
  const close = (): void => setWanted(undefined);
  return (
    <FormGroup title={t('calls.recordingTitle')} hint={t('calls.recordingHint')}>
      <div>
        <SegmentedControl
          aria-label={t('calls.recordingTitle')}
          value={mode}
          onChange={choose}
          items={modes.map((id) => ({ id, label: t(`calls.records_${id}`) }))}
        />
      </div>
      <FormError error={error} />
      <Dialog
        isOpen={wanted !== undefined}
        onClose={close}
        size="sm"
        title={t('calls.noticeTitle')}
        footer={
          <>
            <Button onClick={close}>{t('common.cancel')}</Button>
            <Button
              variant="primary"
              onClick={() => {
                if (wanted) save(wanted);
                close();
              }}
            >
              {t('calls.noticeAgree')}
            </Button>
          </>
        }
      >
        <p>{t('calls.notice')}</p>
        <p>{t('calls.noticeShown')}</p>
      </Dialog>
    </FormGroup>
  );
}
