// Dials a number: over the program's own line where the default one is such, else by the phone program of this computer.
// A line that is down is said, with the other way as an offer: nothing is dialed elsewhere unasked.
import { useCallback } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useOwnOrganization } from '#renderer/data/useOwnOrganization.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { AppError } from '#shared/contract/errors.ts';
import { normalizePhone, telUri } from '#shared/domain/phones.ts';
import { type LineRow, usePhoneLines } from '../phone/index.ts';
import { numberToDial } from './callRules.ts';

export type DialRequest = {
  number: string;
  /** Of the number's owner; ours where it is not known. */
  country?: string;
  partnerId?: string | null;
  contactId?: string | null;
};
/** Where it went. */
export type DialedBy = 'line' | 'system' | 'nobody';

/** Hands the number to the operating system: the page stays where it is. */
function handOver(number: string, country: string): void {
  const { extension, raw, e164 } = normalizePhone(number, country);
  const link = document.createElement('a');
  link.href = telUri({
    raw,
    ...(e164 === undefined ? {} : { e164 }),
    ...(extension === undefined ? {} : { extension }),
  });
  // In the page, so that its click passes through it like that of any link.
  document.body.append(link);
  link.click();
  link.remove();
}

/** Of the line that calls go over; undefined without one. */
export function useDefaultLineKind(): LineRow['kind'] | undefined {
  return usePhoneLines()?.find(({ isDefault }) => isDefault)?.kind;
}

export function useDialer(): (request: DialRequest) => Promise<DialedBy> {
  const t = useT();
  const call = useCall();
  const { show } = useToasts();
  const errorText = useErrorText();
  const kind = useDefaultLineKind();
  const isOwn = kind !== undefined && kind !== 'handoff';
  const ownCountry = useOwnOrganization()?.country ?? '';
  return useCallback(
    async ({ number, country = ownCountry, partnerId, contactId }) => {
      if (!isOwn) {
        handOver(number, country);
        return 'system';
      }
      try {
        await call('calls.dial', {
          number: numberToDial(number, country),
          ...(partnerId ? { partnerId } : {}),
          ...(contactId ? { contactId } : {}),
        });
        return 'line';
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const action = { label: t('calls.handOver'), onAction: () => handOver(number, country) };
        const isElsewhere = ['not_registered', 'no_line', 'line_gone', 'no_media_page'].includes(
          error.reason,
        );
        show({
          title: t('calls.dialFailed'),
          description: errorText(error),
          tone: 'warn',
          ...(isElsewhere ? { action } : {}),
        });
        return 'nobody';
      }
    },
    [t, call, show, errorText, isOwn, ownCountry],
  );
}
