// What can be done with the session, as one press each; a refusal is a toast, but for one that came too late.
import { useMemo } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { AppError } from '#shared/contract/errors.ts';
import { useAskOutside } from '../calls/index.ts';
import { type DialSession, pageId } from './useDialSession.ts';

const tooLate = ['not_next', 'session_gone', 'core_gone', 'cancelled'];

type Next = NonNullable<DialSession['next']>;
export type SessionActions = {
  /** Goes on in this window until it stops. */
  goOn(): void;
  pause(): void;
  advance(): void;
  skip(next: Next): void;
  /** The record follows: whom one talks to is who stands there. @returns false when it was refused, and said */
  dial(next: Next, numberId?: string): Promise<boolean>;
  end(): void;
  close(): void;
};

export function useSessionActions(): SessionActions {
  const call = useCall();
  const { show } = useToasts();
  const errorText = useErrorText();
  const askOutside = useAskOutside();
  return useMemo(() => {
    /** @returns whether it only came too late, which is no news */
    const tell = (error: unknown): boolean => {
      if (!(error instanceof AppError)) throw error;
      const isNews = !tooLate.includes(error.reason);
      if (isNews) show({ title: errorText(error), tone: 'warn' });
      return !isNews;
    };
    return {
      goOn: () => void call('dialSession.run', { pageId }).catch(tell),
      pause: () => void call('dialSession.pause', {}).catch(tell),
      advance: () => void call('dialSession.advance', {}).catch(tell),
      skip: ({ itemId }) => void call('dialSession.skip', { itemId }).catch(tell),
      async dial(next, numberId) {
        const { itemId, partnerId, numbers, country } = next;
        useDeskState.getState().selectPartner(partnerId);
        const number = (numbers.find(({ id }) => id === numberId) ?? numbers[0])?.value ?? '';
        const answer = await askOutside({ number, country, partnerId });
        if (answer === 'planned') void call('dialSession.skip', { itemId }).catch(tell);
        if (answer !== 'dial') return answer === 'planned';
        const wanted = { itemId, ...(numberId === undefined ? {} : { numberId }) };
        try {
          await call('dialSession.dial', wanted);
          return true;
        } catch (error) {
          return tell(error);
        }
      },
      end: () => void call('dialSession.end', {}).catch(tell),
      close: () => void call('dialSession.close', {}).catch(tell),
    };
  }, [call, show, errorText, askOutside]);
}
