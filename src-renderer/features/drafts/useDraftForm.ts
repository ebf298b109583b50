// A form whose typed text outlives the window and the core: every form of the desk is made here (a test sees to it).
import { useEffect, useRef, useState } from 'react';
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import { useDraftKeeper } from '#renderer/data/DraftProvider.tsx';
import { useForm } from '#renderer/ui/Form.tsx';
import { draftOf, withDraft } from './draft.rules.ts';

export type FormDraft = {
  /** When what is shown was typed; undefined when the form began with its record. */
  restoredAt: number | undefined;
  /** Throws the draft away; the form shows its record. */
  discard(): void;
  /** It is saved: nothing of it is kept any more. */
  done(): void;
};

/** Made anew for each opening; `start` is read once, so that later news do not overwrite what is being typed. */
function useRestored<V extends FieldValues>(key: string, start: V, mend: (values: V) => V) {
  const keeper = useDraftKeeper();
  return useState(() => {
    const found = keeper.find(key);
    const values = found && withDraft(start, found.text);
    return { first: start, values: values ? mend(values) : start, at: values && found?.savedAt };
  })[0];
}

/**
 * @param key the form and its record: `partner.new`, `interaction.<id>`
 * @param mend brings restored values to what the form is made of today
 */
export function useDraftForm<V extends FieldValues>(
  key: string,
  schema: z.ZodType<V, FieldValues>,
  start: V,
  mend: (values: V) => V = (values) => values,
): { form: UseFormReturn<V>; draft: FormDraft } {
  const keeper = useDraftKeeper();
  const { first, values, at } = useRestored(key, start, mend);
  const [restoredAt, setRestoredAt] = useState(at);
  const isDone = useRef(false);
  const form = useForm<V>(schema, values as DefaultValues<V>);
  useEffect(() => {
    const { unsubscribe } = form.watch((now) => {
      if (isDone.current) return;
      const text = draftOf(first, now as Partial<V>);
      if (text === undefined) keeper.drop(key);
      else keeper.keep(key, text);
    });
    return unsubscribe;
  }, [form, keeper, key, first]);
  const discard = (): void => {
    form.reset(first);
    keeper.drop(key);
    setRestoredAt(undefined);
  };
  const done = (): void => {
    isDone.current = true;
    keeper.drop(key);
  };
  return { form, draft: { restoredAt, discard, done } };
}
