// Printing: the core draws A4 pages, which open beside the program as a preview; the system's print dialog is one key from
// there. A frozen PDF is shown as it is.
import { useCallback, useState } from 'react';
import { blobUrl } from '#renderer/data/blobUrl.ts';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { AppError } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';

type Printed = 'reports.printEvents' | 'reports.printClient';

export function usePrint<N extends Printed>(name: N): { print(input: Input<N>): void; isPrinting: boolean } {
  const call = useCall();
  const { show } = useToasts();
  const errorText = useErrorText();
  const [isPrinting, setPrinting] = useState(false);
  const run = useCallback(
    async (input: Input<N>): Promise<void> => {
      setPrinting(true);
      try {
        const { hash } = (await call(name, input)) as { hash: string };
        window.open(blobUrl(hash), '_blank', 'noopener');
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
        show({ title: errorText(thrown), tone: 'warn' });
      } finally {
        setPrinting(false);
      }
    },
    [call, name, show, errorText],
  );
  return { print: (input) => void run(input), isPrinting };
}
