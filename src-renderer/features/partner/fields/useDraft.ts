// The unfinished new form, kept in the browser's storage so that a reload or a crash loses nothing. Never rows.
import { useEffect } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

const prefix = 'yolda.draft.';

/** The kept form over `empty`; what has another shape than `empty` is left out. */
export function loadDraft<V extends FieldValues>(key: string, empty: V): V | undefined {
  const text = localStorage.getItem(prefix + key);
  if (text === null) return undefined;
  try {
    const kept = JSON.parse(text) as Partial<V>;
    const fitting = Object.entries(kept).filter(
      ([name, value]) =>
        typeof value === typeof empty[name] && Array.isArray(value) === Array.isArray(empty[name]),
    );
    return { ...empty, ...Object.fromEntries(fitting) };
  } catch {
    dropDraft(key);
    return undefined;
  }
}

export function dropDraft(key: string): void {
  localStorage.removeItem(prefix + key);
}

/** Writes each change; `key` undefined keeps nothing (the form edits what exists). */
export function useDraft<V extends FieldValues>(form: UseFormReturn<V>, key: string | undefined): void {
  useEffect(() => {
    if (key === undefined) return;
    const { unsubscribe } = form.watch((values) => {
      localStorage.setItem(prefix + key, JSON.stringify(values));
    });
    return unsubscribe;
  }, [form, key]);
}
