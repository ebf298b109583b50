// Scanned codes within the picker: what the scanner's keys did is taken back, then the item of the code is added;
// several bearers are a choice, none is said. One code after the other, in the order they came.
import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useStep } from '#renderer/features/steps/index.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { type Scan, useScanner } from '#renderer/ui/keyboard/useScanner.ts';
import type { Output } from '#shared/contract/index.ts';
import { cleanCode, isBarcodeNumber } from '#shared/domain/barcodes.ts';
import type { DraftLines } from './draftLines.ts';
import type { SaleDraft } from './saleDraft.ts';
import type { ItemRow } from './useItems.ts';
import type { Steps } from './useSteps.ts';

type Found = Output<'catalog.findScanned'>;

export type Scans = {
  /** What was added last, for those who do not see it. */
  said: string;
  /** Nobody bears it. */
  unknownCode: string | undefined;
  /** Several bear it. */
  choice: { code: string; found: Found } | undefined;
  choose: (item: ItemRow) => void;
  dismiss: () => void;
  /** Binds the unknown code to an item, and adds that. */
  bind: (item: ItemRow) => void;
};

export function useScans(options: {
  partnerId: string;
  draft: SaleDraft;
  scope: RefObject<HTMLElement | null>;
  search: RefObject<HTMLInputElement | null>;
  steps: Steps;
  /** What stood in the search at Enter is no code but words. */
  onWords: (words: string) => Promise<void>;
  onAdded: (itemId: string) => void;
}): Scans {
  const { partnerId, draft, scope, search, steps, onAdded } = options;
  const t = useT();
  const format = useFormat();
  const call = useCall();
  const binding = useStep('catalog.bindBarcode', { isErrorToasted: true });
  const [said, setSaid] = useState('');
  const [unknownCode, setUnknownCode] = useState<string>();
  const [choice, setChoice] = useState<Scans['choice']>();
  const linesBefore = useRef<DraftLines>(draft.lines);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const add = (item: ItemRow, quantity: number): void => {
    const quantityMilli = Math.round(quantity * 1000);
    // Painted before the next step, which may be to sell it.
    flushSync(() => draft.add(item, quantityMilli));
    onAdded(item.id);
    setSaid(t('standIns.scanned', { name: item.name, quantity: format.quantity(quantityMilli, item.unit) }));
  };
  /** @param words what may have been meant instead */
  const use = async (scan: Scan, words: string | undefined): Promise<void> => {
    const code = cleanCode(scan.code);
    const found = await call('catalog.findScanned', { code, partnerId });
    const [first, ...others] = found.rows;
    setUnknownCode(undefined);
    if (first === undefined && words !== undefined) return latest.current.onWords(words);
    if (words !== undefined) scan.takeBack();
    if (first === undefined) setUnknownCode(code);
    else if (others.length > 0) setChoice({ code, found });
    else add(first, found.quantity);
  };
  useScanner({
    scope,
    isForCodes: (field) => field === search.current,
    onBegin: () => {
      linesBefore.current = latest.current.draft.lines;
    },
    onScan: (scan) => {
      // Words typed by a quick hand, or pasted key by key, look like a code until it is known that nobody bears it.
      const isMaybeWords = scan.field === search.current && !isBarcodeNumber(cleanCode(scan.code));
      const words = isMaybeWords ? scan.field?.value.trim() : undefined;
      // The next keys may come before the answer: they are the next words, not the end of these.
      if (isMaybeWords) scan.field?.select();
      else {
        const before = linesBefore.current;
        scan.takeBack();
        // What the keys did to the line under the cursor.
        draft.remake(() => before);
      }
      steps.add(() => use(scan, words));
    },
  });
  return {
    ...{ said, unknownCode, choice },
    choose(item) {
      if (choice) add(item, choice.found.quantity);
      setChoice(undefined);
    },
    dismiss() {
      setUnknownCode(undefined);
      setChoice(undefined);
    },
    bind(item) {
      if (unknownCode === undefined || binding.isRunning) return;
      const done = t('standIns.bound', { code: unknownCode, name: item.name });
      void binding.run({ itemId: item.id, barcode: unknownCode }, done).then((bound) => {
        if (!bound) return;
        setUnknownCode(undefined);
        add(item, 1);
      });
    },
  };
}
