// Who a call is with, in words: the person and the company where they are known, else what the PBX says, else the number.
import { useCallback } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useOwnOrganization } from '#renderer/data/useOwnOrganization.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { Output } from '#shared/contract/index.ts';
import { formatPhone } from '#shared/domain/phones.ts';
import type { LiveCall } from './useCalls.ts';

export type CallLogRow = Output<'callLog.load'>;
export type CallName = { name: string; detail: string; number: string };

/** A number as people read it: one without a country is of our own. */
export function useNumberText(): (number: string) => string {
  const country = useOwnOrganization()?.country ?? '';
  const t = useT();
  return useCallback(
    (number) => (number === '' ? t('calls.hiddenNumber') : formatPhone(number, country)),
    [t, country],
  );
}

type Named = Pick<CallLogRow, 'partnerName' | 'contactName' | 'remoteName' | 'number'>;

export function useNameOf(): (call: Named) => CallName {
  const numberText = useNumberText();
  return useCallback(
    ({ partnerName, contactName, remoteName, number }) => {
      const text = numberText(number);
      const name = contactName || partnerName || remoteName;
      if (name === '' || name === number) return { name: text, detail: '', number: text };
      return { name, detail: contactName === '' ? '' : partnerName, number: text };
    },
    [numberText],
  );
}

/** @returns with the row of the log, once it is there */
export function useCallName(call: LiveCall): CallName & { row: CallLogRow | undefined } {
  const { value: row } = useLive('callLog.load', { id: call.id });
  const nameOf = useNameOf();
  return {
    ...nameOf({ partnerName: '', contactName: '', ...row, number: call.number, remoteName: call.remoteName }),
    row,
  };
}
