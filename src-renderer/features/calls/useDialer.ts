// Dials a number: over the program's own line where the default one is such, else by the phone program of this computer.
// A line that is down is said, with the other way as an offer: nothing is dialed elsewhere unasked.
import { useCallback } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useDrillState } from '#renderer/data/drillState.ts';
import { useArea } from '#renderer/data/useArea.ts';
import { useOwnOrganization } from '#renderer/data/useOwnOrganization.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { AppError } from '#shared/contract/errors.ts';
import { normalizePhone, sipLinks, sipUri, telUri } from '#shared/domain/phones.ts';
import { type LineRow, usePhoneLines } from '../phone/index.ts';
import { numberToDial } from './callRules.ts';
import { useAskOutside } from './useAskOutside.ts';

export type DialRequest = {
  number: string;
  /** Of the number's owner; ours where it is not known. */
  country?: string;
  partnerId?: string | null;
  contactId?: string | null;
  /** Somebody waits on another line meanwhile: not the time for questions. */
  isUnasked?: boolean;
};
/** Where it went. */
export type DialedBy = 'line' | 'system' | 'nobody';

/** Hands the number to the operating system: the page stays where it is. @param line of the hand-off, where there is one */
function handOver(number: string, country: string, line: LineRow | undefined): void {
  const phone = normalizePhone(number, country);
  const link = document.createElement('a');
  link.href = line?.url === sipLinks ? sipUri(phone, line.domain) : telUri(phone);
  // In the page, so that its click passes through it like that of any link.
  document.body.append(link);
  link.click();
  link.remove();
}

const defaultKind = (lines: readonly LineRow[] | undefined): LineRow['kind'] | undefined =>
  lines?.find(({ isDefault }) => isDefault)?.kind;

/** Of the line that calls go over; undefined without one. */
export const useDefaultLineKind = (): LineRow['kind'] | undefined => defaultKind(usePhoneLines());

export function useDialer(): (request: DialRequest) => Promise<DialedBy> {
  const t = useT();
  const call = useCall();
  const { show } = useToasts();
  const errorText = useErrorText();
  const lines = usePhoneLines();
  const kind = defaultKind(lines);
  const hasPhone = useArea('calls');
  const isOwn = hasPhone && kind !== undefined && kind !== 'handoff';
  const handOff = lines?.find((line) => line.kind === 'handoff');
  const ownCountry = useOwnOrganization()?.country ?? '';
  const askOutside = useAskOutside();
  return useCallback(
    async ({ number, country = ownCountry, partnerId, contactId, isUnasked }) => {
      const asked = { number, country, partnerId: partnerId ?? null, contactId: contactId ?? null };
      const drill = useDrillState.getState();
      if (drill.isLive) {
        // The numbers of the demo are made up, and may be somebody's.
        drill.note({ hasCalled: true });
        show({ title: t('demo.drillCall'), description: t('demo.drillCallHint') });
        return 'system';
      }
      if (!isUnasked && (await askOutside(asked)) !== 'dial') return 'nobody';
      if (!isOwn) {
        handOver(number, country, handOff);
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
        const action = { label: t('calls.handOver'), onAction: () => handOver(number, country, handOff) };
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
    [t, call, show, errorText, isOwn, handOff, ownCountry, askOutside],
  );
}
