// Numbers that come from elsewhere into the field of the call bar: links, pasted, copied and selected text. None is called
// before the user presses Enter.
import { useCallback, useEffect } from 'react';
import { useOwnOrganization } from '#renderer/data/useOwnOrganization.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { type FoundNumber, numbersInText } from '#shared/domain/numbersInText.ts';
import { readPhoneLink } from '#shared/domain/phoneLink.ts';
import { formatPhone } from '#shared/domain/phones.ts';
import { useDockState } from './dockState.ts';

/** Where nothing is known of us yet, numbers need their country's code. */
const useCountry = (): string => useOwnOrganization()?.country ?? '';

/** As people read it, with the word for an extension that the core understands. */
export function useFoundText(): (found: FoundNumber) => string {
  const t = useT();
  const country = useCountry();
  return useCallback(
    ({ e164, extension }) => {
      const number = formatPhone(e164, country);
      return extension === '' ? number : `${number} ${t('phoneLinks.extension')} ${extension}`;
    },
    [t, country],
  );
}

/** @returns takes the numbers out of a text; false when it has none: it is left to whoever has it */
export function useOfferText(): (text: string) => boolean {
  const country = useCountry();
  const foundText = useFoundText();
  return useCallback(
    (text) => {
      const numbers = numbersInText(text, country).map(foundText);
      const { setNumber, offer } = useDockState.getState();
      if (numbers.length > 1) offer(numbers);
      else if (numbers[0] !== undefined) setNumber(numbers[0], 'text');
      return numbers.length > 0;
    },
    [country, foundText],
  );
}

/** A link fills in the field and asks for the look of the user. Mounted once. */
export function useLinkOffers(): void {
  const link = useDockState((state) => state.link);
  const isReady = useOwnOrganization() !== undefined;
  const foundText = useFoundText();
  useEffect(() => {
    if (link === undefined || !isReady) return;
    const { setLink, setNumber, askDial } = useDockState.getState();
    const found = readPhoneLink(link);
    setLink(undefined);
    setNumber(
      found ? foundText({ e164: found.number, extension: found.extension }) : '',
      found ? 'link' : 'badLink',
    );
    askDial(true);
  }, [link, isReady, foundText]);
}
