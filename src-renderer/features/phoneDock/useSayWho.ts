// Says whose call it is: to the running call while it runs, to its row once it is over; the number is kept by the row's way.
import { useCallback } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { type LiveCall, useCallActions } from '../calls/index.ts';
import { useStep } from '../steps/index.ts';
import type { Chosen } from './PartnerChooser.tsx';

export function useSayWho(call: LiveCall): (chosen: Chosen, keepsNumber: boolean) => Promise<void> {
  const t = useT();
  const { setPartner } = useCallActions();
  const { run: attach } = useStep('callLog.attach', { isErrorToasted: true });
  const { id, endedAt } = call;
  return useCallback(
    async ({ partnerId, contactId, name }, keepsNumber) => {
      if (endedAt === null && !(await setPartner({ id }, { partnerId, contactId }))) return;
      if (endedAt === null && !keepsNumber) return;
      await attach({ callId: id, partnerId, contactId, keepsNumber }, t('calls.attached', { name }));
    },
    [t, setPartner, attach, id, endedAt],
  );
}
