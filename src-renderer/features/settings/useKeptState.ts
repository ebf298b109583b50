// State of a form that survives leaving the page, a reload or a crash: changes are kept in the browser's storage
// until they are saved or dropped. Never rows and never passwords: `hide` says what is not kept.
import { useCallback, useState } from 'react';

const prefix = 'yolda.draft.';

function load<T extends object>(key: string, start: T): T | undefined {
  const text = localStorage.getItem(prefix + key);
  if (text === null) return undefined;
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === 'object' && kept !== null ? { ...start, ...kept } : undefined;
  } catch {
    return undefined;
  }
}

export type KeptState<T> = {
  values: T;
  set: (values: T) => void;
  /** Not saved yet. */
  isChanged: boolean;
  /** Came from an earlier visit. */
  isRestored: boolean;
  /** Forgets the draft; the form shows `values`, by default what it began with. */
  drop: (values?: T) => void;
};

/**
 * @param start what is stored; a change of it from elsewhere (Undo, another window) shows itself unless something was
 *   typed meanwhile
 * @param hide takes out what must not lie in the storage
 */
export function useKeptState<T extends object>(
  key: string,
  start: T,
  hide: (values: T) => object = (values) => values,
): KeptState<T> {
  const [state, setState] = useState(() => {
    const restored = load(key, start);
    return {
      values: restored ?? start,
      isChanged: restored !== undefined,
      isRestored: restored !== undefined,
    };
  });
  const stored = JSON.stringify(start);
  const [seen, setSeen] = useState(stored);
  if (seen !== stored) {
    setSeen(stored);
    if (!state.isChanged) setState((last) => ({ ...last, values: start }));
  }
  const set = useCallback(
    (values: T) => {
      localStorage.setItem(prefix + key, JSON.stringify(hide(values)));
      setState((last) => ({ ...last, values, isChanged: true }));
    },
    [key, hide],
  );
  const drop = (values: T = start): void => {
    localStorage.removeItem(prefix + key);
    setState({ values, isChanged: false, isRestored: false });
  };
  return { ...state, set, drop };
}
